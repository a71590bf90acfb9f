using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Erasing;

[Collection(nameof(Desk))]
public class erasing_an_actor_over_http(Desk desk)
{
    [Fact]
    public async Task forgets_the_name_and_keeps_the_id()
    {
        var claim = await desk.DraftAsync();
        using var operatorHttp = Desk.Http(desk.Ledger, CallerRole.Operator);
        using var auditorHttp = Desk.Http(desk.Ledger, CallerRole.Auditor);
        var (operators, auditor) = (new LedgerClient(operatorHttp), new LedgerClient(auditorHttp));
        var actor = (await auditor.GetHistoryAsync(claim.ClaimId, atLeast: 1)).Required().Entries[0].ActorId!;
        (await auditor.GetActorAsync(actor)).Required().Name.ShouldNotBeNullOrEmpty();

        var erased = (await operators.EraseActorAsync(actor)).Required();

        (erased.ActorId, erased.Name).ShouldBe((actor, null));
        erased.ErasedAt.ShouldBe(Instant.FromDateTimeOffset(TestLedger.Monday));
        (await operators.EraseActorAsync(actor)).Required().ShouldBe(erased, "erasing again changes nothing");
        (await auditor.GetActorAsync(actor)).Required().ShouldBe(erased);
        (await auditor.GetHistoryAsync(claim.ClaimId, atLeast: 1)).Required().Entries[0].ActorId.ShouldBe(actor);
        var next = await desk.DraftAsync();
        (await auditor.GetHistoryAsync(next.ClaimId, atLeast: 1)).Required().Entries[0].ActorId.ShouldNotBe(actor);
    }

    [Theory]
    [InlineData("actor:nonsense")]
    [InlineData("ledger:opt-out-window")]
    [InlineData("actor:00000000-0000-0000-0000-000000000001")]
    public async Task finds_nobody_behind_other_ids(string actor)
    {
        using var http = Desk.Http(desk.Ledger, CallerRole.Operator);
        var operators = new LedgerClient(http);

        (await operators.GetActorAsync(actor)).Problem!.Code.ShouldBe(Problems.ActorUnknown);
        (await operators.EraseActorAsync(actor)).Problem!.Code.ShouldBe(Problems.ActorUnknown);
    }
}
