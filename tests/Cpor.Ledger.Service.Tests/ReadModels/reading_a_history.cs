using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Log;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.ReadModels;

[Collection(nameof(ToldLedger))]
public class reading_a_history(ToldLedger told, RunningLedger running, Database database)
    : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task shows_every_action_of_every_side()
    {
        var ledger = told.Ledger;
        using var readers = new Readers(ledger);

        var history = await readers.As(CallerRole.Auditor).HistoryAsync(EveryFact.Challenger, ledger);

        Actions(history).ShouldBe(
        [
            "partner draft-created  > draft", "partner details-given draft > draft",
            "partner proof-attached draft > draft",
            "partner submitted draft > submitted",
            .. Enumerable.Repeat("ledger check-recorded submitted > submitted", 4),
            "ledger review-opened submitted > under-review", "ledger contested under-review > contested",
            "reviewer commented contested > contested", "reviewer rejected contested > under-review",
            "reviewer info-requested under-review > action-required",
            "partner info-provided action-required > under-review",
            "partner line-removed under-review > under-review", "reviewer validated under-review > validated",
            "ledger notification-failed validated > under-review",
            "ledger info-requested under-review > action-required",
            "partner info-provided action-required > under-review",
            "ledger review-opened under-review > under-review", "reviewer validated under-review > validated",
            "ledger customer-notified validated > customer-notified",
            "customer opted-out customer-notified > opted-out",
        ]);
        history.Entries.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, history.Entries.Count));
        var rejected = history.Entries.Single(entry => entry.Action == "rejected");
        (rejected.Reason, rejected.HasComment, rejected.Comment).ShouldBe(("insufficient-proof", true, null));
        rejected.Defects.ShouldBe(["missing-products"]);
        rejected.Lines.ShouldBe(
            [new LineMoveView($"{LineId.For(EveryFact.Challenger, "exchange-online")}", "contested", "rejected")]);
        history.Entries.Single(entry => entry.Action == "details-given").Fields
            .ShouldBe(["customerContact", "lines"]);
        history.Entries.Single(entry => entry.Action == "proof-attached").Document!.Sha256.ShouldBe(
            new string('b', 64));
        var window = history.Entries.Single(entry => entry.Action == "customer-notified").Deadline!;
        (window.Kind, window.Workings.Days.Count(day => day.Index is not null)).ShouldBe(("opt-out", 5));
    }

    [Fact]
    public async Task does_not_tell_a_partner_who_else_holds_a_slot_or_uses_a_document()
    {
        var ledger = told.Ledger;
        using var readers = new Readers(ledger);
        await readers.As(CallerRole.Reviewer).HistoryAsync(EveryFact.Challenger, ledger);

        var forPartner = await readers.Http(CallerRole.Partner, Examples.Fabrikam)
            .GetStringAsync($"v1/claims/{EveryFact.Challenger}/history");
        var forReviewer = await readers.Http(CallerRole.Reviewer)
            .GetStringAsync($"v1/claims/{EveryFact.Challenger}/history");

        forReviewer.ShouldContain($"{EveryFact.Incumbent}");
        forReviewer.ShouldContain("proof-used-elsewhere");
        forPartner.ShouldNotContain($"{EveryFact.Incumbent}");
        forPartner.ShouldNotContain("proof-used-elsewhere");
        forPartner.ShouldNotContain("sealed:");
    }

    [Fact]
    public async Task is_for_the_claims_own_partner_alone()
    {
        var ledger = running.Ledger;
        var claim = Examples.Claim("of-contoso");
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        using var readers = new Readers(ledger);

        (await readers.Contoso.GetHistoryAsync($"{claim}")).Status.ShouldBe(200);
        (await readers.Fabrikam.GetHistoryAsync($"{claim}")).Problem!.Code.ShouldBe(Problems.ClaimNotFound);
        (await readers.Fabrikam.GetUsageAsync($"{claim}")).Problem!.Code.ShouldBe(Problems.ClaimNotFound);
        (await readers.As(CallerRole.Payout).GetHistoryAsync($"{claim}")).Problem!.Code.ShouldBe(Problems.NotAllowed);
    }

    [Fact]
    public async Task waits_for_the_version_that_the_reader_wrote()
    {
        var ledger = running.Ledger;
        var claim = Examples.Claim("read-your-own-write");
        using var readers = new Readers(ledger);
        var version = (await ledger.CreateAsync(claim, Examples.Contoso, "teams")).Version;

        for (var said = 0; said < 4; said++)
        {
            version = (await ledger.DoAsync(claim, Remark($"remark {said}"))).Version;
            (await readers.Contoso.HistoryAsync($"{claim}", version)).Version
                .ShouldBeGreaterThanOrEqualTo(version);
        }

        (await readers.Contoso.GetHistoryAsync($"{claim}", version + 1)).Problem!.Code.ShouldBe(
            Problems.VersionUnknown);
    }

    [Fact]
    public async Task says_so_when_it_has_not_caught_up()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var claim = Examples.Claim("behind");
        using var readers = new Readers(ledger);
        await ledger.PoisonAsync();
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");

        var behind = await readers.Contoso.GetHistoryAsync($"{claim}", atLeast: 1);
        var anyway = (await readers.Contoso.GetHistoryAsync($"{claim}")).Required();

        behind.Problem!.Code.ShouldBe(Problems.ReadModelBehind);
        behind.Problem.Status.ShouldBe(503);
        (anyway.Version, anyway.ClaimVersion, anyway.Entries.Count).ShouldBe((0, 1, 0));
    }

    [Fact]
    public async Task with_a_reason_reads_what_was_said_and_records_the_reading()
    {
        var ledger = running.Ledger;
        var claim = Examples.Claim("said");
        using var readers = new Readers(ledger);
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        var id = new CommentId(Examples.Proof("said").Value);
        var said = await ledger.Services.GetRequiredService<Sealing>()
            .SealAsync(claim.Value, "commented.v1", "text", "Спасибо, collega!");
        await ledger.DoAsync(claim, new Comment(
            id, ClaimSide.Partner, Sealed.Parse(((SealingResult.Sealed)said).Token)));

        var unread = await readers.Contoso.HistoryAsync($"{claim}", 2);
        var read = await readers.Contoso.HistoryAsync($"{claim}", 2, "claim page");

        (unread.Entries[1].HasComment, unread.Entries[1].Comment).ShouldBe((true, null));
        read.Entries[1].Comment.ShouldBe("Спасибо, collega!");
        (await ledger.ScalarAsync<long>(
            $"select count(*) from ledger_keys.reading where claim_id = '{claim}' and why = 'claim page'")).ShouldBe(1);
    }

    // What the end of the time to dispute brings may or may not be there yet.
    private static IEnumerable<string> Actions(HistoryView history) => history.Entries
        .Where(entry => entry.Action is not ("reminded" or "dispute-lapsed"))
        .Select(entry => $"{entry.Side} {entry.Action} {entry.StatusBefore} > {entry.StatusAfter}");

    private static Comment Remark(string name) =>
        new(new CommentId(Examples.Proof(name).Value), ClaimSide.Partner, Examples.Text());
}
