using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class the_holders_of_a_slot(Database database)
{
    [Fact]
    public async Task are_there_from_official_to_the_end_and_remembered_after_it()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        using var readers = new Readers(ledger);
        var claim = Examples.Claim("slot-holder");
        await EveryFact.MakeOfficialAsync(ledger, claim, "teams");
        await ledger.CatchUpAsync();
        var slot = $"{Slot.Of(Examples.Woodgrove, WorkloadKey.Parse("teams"))}";

        var held = (await readers.As(CallerRole.Reviewer).GetSlotAsync(slot)).Required();
        await ledger.DoAsync(claim, new EndAssociation([], Examples.Text("comment"), ledger.Terms()));
        await ledger.CatchUpAsync();
        var freed = (await readers.As(CallerRole.Auditor).GetSlotAsync(slot)).Required();

        held.Holders.Single().ClaimId.ShouldBe($"{claim}");
        held.Holders.Single().OrganisationId.ShouldBe("7100001");
        (held.Former.Count, freed.Holders.Count).ShouldBe((0, 0));
        freed.Former.Single().EndReason.ShouldBe("partner-disassociated");
        (await readers.Contoso.GetSlotAsync(slot)).Status.ShouldBe(403);
        (await readers.As(CallerRole.Auditor).GetSlotAsync("workload:nonsense")).Status.ShouldBe(400);
    }
}
