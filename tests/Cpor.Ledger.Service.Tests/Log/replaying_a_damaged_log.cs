using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>Events that never came through the write side: somebody with the owner's password put them there.</summary>
public sealed class replaying_a_damaged_log(Database database)
{
    private static readonly ClaimId _official = Examples.Claim("replay official");
    private static readonly ClaimId _double = Examples.Claim("replay double");
    private static readonly ClaimId _late = Examples.Claim("replay late");
    private static readonly ClaimId _odd = Examples.Claim("replay odd");

    [Fact]
    public async Task names_what_cannot_be_folded_and_the_slot_that_two_hold()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        using var readers = new Readers(ledger);
        var auditor = readers.As(CallerRole.Auditor);
        await EveryFact.MakeOfficialAsync(ledger, _official, "exchange-online");
        await ledger.CreateAsync(_odd, Examples.Contoso, "teams");
        await ledger.CreateAsync(_late, Examples.Contoso, "teams");
        await PutCopyAsync(ledger);
        await ledger.PoisonAsync();
        await ledger.PoisonAsync("draft-created.v1");
        await ledger.PoisonAsync("head-stated.v1");
        await PutAsync(ledger, _odd, "never-heard-of.v1", "data");
        var size = (await ledger.PublishedAsync()).Checkpoint.Size;

        var lines = await (await auditor.ReplayLedgerAsync(size)).LinesAsync<LedgerReplayLine>();

        var summary = lines[^1].Summary!;
        summary.FirstFaults.Select(fault => fault.Code).Order()
            .ShouldBe(["malformed-event", "malformed-event", "unknown-event", "unknown-event"]);
        lines.Select(line => line.Fault).OfType<ReplayFaultView>()
            .ShouldBe(summary.FirstFaults, ignoreOrder: true);
        (summary.Faults, summary.UnreadableStreams, summary.Entries).ShouldBe((4, 4, size));
        summary.Claims.ShouldBe(3);
        summary.Statuses["official"].ShouldBe(2);
        summary.Statuses["draft"].ShouldBe(1, "where the odd one stands is not known");
        var conflict = lines.Select(line => line.Conflict).OfType<SlotConflictView>().ShouldHaveSingleItem();
        conflict.Slot.ShouldEndWith("/exchange-online");
        conflict.Holders.Select(holder => holder.ClaimId).ShouldBe([$"{_official}", $"{_double}"], ignoreOrder: true);
        (summary.Conflicts, summary.HeldSlots).ShouldBe((1, 2));

        await ShowsTheOddOneAsFarAsItCanAsync(auditor);
        await TakesNoLateOneOutOfItsOrderAsync(ledger, auditor);
    }

    private static async Task ShowsTheOddOneAsFarAsItCanAsync(LedgerClient auditor)
    {
        var good = (await auditor.ReplayClaimAsync($"{_odd}", new ReplayQuery { Version = 1 })).Required();
        good.Status.ShouldBe("draft");
        (await auditor.ReplayClaimAsync($"{_odd}", new ReplayQuery { Position = good.Position + 1 }))
            .Required().Version.ShouldBe(1);
        (await auditor.ListReplayStepsAsync($"{_odd}", 1, 2)).Required().Steps.Count.ShouldBe(1);
        foreach (var query in new[] { new ReplayQuery(), new() { Version = 2 }, new() { RecordedAt = Far } })
        {
            var refused = await auditor.ReplayClaimAsync($"{_odd}", query);
            (refused.Status, refused.Problem!.Code).ShouldBe((409, Problems.EntryUnreadable));
            refused.Problem.Detail!.ShouldContain("never-heard-of.v1");
        }

        (await auditor.ListReplayStepsAsync($"{_odd}")).Problem!.Code.ShouldBe(Problems.EntryUnreadable);
    }

    // Recorded last, though it happened before the event that was recorded before it.
    private static async Task TakesNoLateOneOutOfItsOrderAsync(TestLedger ledger, LedgerClient auditor)
    {
        var created = ledger.Now;
        ledger.Time.Advance(TimeSpan.FromHours(1));
        var dropped = ledger.Now;
        await ledger.DoAsync(_late, new Withdraw(null));
        var between = created + NodaTime.Duration.FromMinutes(30);
        await PutAsync(
            ledger, _late, "draft-created.v1", $"jsonb_set(data, '{{happenedAt}}', '\"{Text(between)}\"')");
        await ledger.PublishedAsync();
        var all = (await auditor.ReplayClaimAsync($"{_late}")).Required();
        var steps = (await auditor.ListReplayStepsAsync($"{_late}")).Required().Steps;

        (all.Version, all.HappenedAt).ShouldBe((3, between));
        (await VersionAsync(new ReplayQuery { HappenedAt = between })).ShouldBe(1);
        (await VersionAsync(new ReplayQuery { HappenedAt = dropped })).ShouldBe(3);
        (await VersionAsync(new ReplayQuery { RecordedAt = steps[1].RecordedAt })).ShouldBe(2);
        (await VersionAsync(new ReplayQuery { RecordedAt = steps[2].RecordedAt })).ShouldBe(3);

        async Task<int> VersionAsync(ReplayQuery query) =>
            (await auditor.ReplayClaimAsync($"{_late}", query)).Required().Version;
    }

    private static NodaTime.Instant Far => NodaTime.Instant.FromUtc(2200, 1, 1, 0, 0);

    private static string Text(NodaTime.Instant instant) => Domain.StoredFormat.InstantPattern.Format(instant);

    /// <summary>Another claim with the same events as the official one.</summary>
    private static Task<long> PutCopyAsync(TestLedger ledger) => ledger.ScalarAsync<long>($"""
        with stream as (
          insert into ledger_events.mt_streams (id, type, version)
            select '{_double}', type, version from ledger_events.mt_streams where id = '{_official}' returning id),
        copied as (
          insert into ledger_events.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type)
          select nextval('ledger_events.mt_events_sequence'), gen_random_uuid(), '{_double}', version,
            replace(data::text, '{_official}', '{_double}')::jsonb, type, mt_dotnet_type
          from (select * from ledger_events.mt_events where stream_id = '{_official}' order by version) e
          returning 1)
        select count(*) from copied, stream
        """);

    /// <summary>One more event at the end of a claim, made of its first.</summary>
    private static Task<long> PutAsync(TestLedger ledger, ClaimId claim, string type, string data) =>
        ledger.ScalarAsync<long>($"""
            insert into ledger_events.mt_events (seq_id, id, stream_id, version, data, type, mt_dotnet_type, timestamp)
            select nextval('ledger_events.mt_events_sequence'), gen_random_uuid(), stream_id,
              (select max(version) + 1 from ledger_events.mt_events where stream_id = '{claim}'), {data}, '{type}',
              mt_dotnet_type, clock_timestamp()
            from ledger_events.mt_events where stream_id = '{claim}' and version = 1 returning seq_id
            """);
}
