using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo.Telling;

/// <summary>Two partners claim the same workload of one customer, and both windows end at the same instant.</summary>
internal sealed class TwoPartners(Sample one, Sample other, Stage stage, Narrator narrator)
{
    private const string Official = "official", Contested = "contested", Notified = "customer-notified";

    public async Task TellAsync(CancellationToken cancel)
    {
        narrator.Begin("Two partners race for one workload");
        using (stage.Board.Act())
        {
            await Task.WhenAll(ActAsync(one, cancel), ActAsync(other, cancel));
            await UntilAsync(Notified, cancel);
            await TellBothWindowsAsync(cancel);
        }

        using var acting = stage.Board.Act();
        await UntilAsync(Official, cancel);
        await TellAnswersAsync(cancel);
    }

    private async Task ActAsync(Sample sample, CancellationToken cancel)
    {
        using var acting = stage.Board.Act();
        var ended = await new Player(sample, stage).ActAsync(cancel);
        Narrator.Expect(ended is null, $"the claim of {sample.Partner.Name} ended as {ended?.Got}. {ended?.Note}");
    }

    /// <summary>Waits until both claims are that far, or further.</summary>
    private async Task UntilAsync(string status, CancellationToken cancel)
    {
        foreach (var sample in (Sample[])[one, other])
        {
            await stage.Board.UntilAsync(
                sample.Id, claim => claim.Status == status || claim.Status is Official or Contested, cancel);
        }
    }

    private async Task TellBothWindowsAsync(CancellationToken cancel)
    {
        var (first, second) = (await WhenAsync(one.Id, Notified, cancel), await WhenAsync(other.Id, Notified, cancel));
        narrator.Say(
            second.HappenedAt.ToDateTimeOffset(),
            $"{one.Partner.Name} and {other.Partner.Name} both claim {one.Claim.Create.Lines![0]!.Workload} at "
            + $"{one.Claim.Create.DomainName}. Both are validated, and the customer is told of both.");
        var ends = ((HistoryEntryView[])[first, second])
            .Select(told => Dates.Time(told.Deadline!.Ends.ToDateTimeOffset()))
            .Distinct();
        narrator.Say($"The windows end on {string.Join(" and ", ends)} UTC. Exactly one of the two can win.");
    }

    private async Task<HistoryEntryView> WhenAsync(string id, string action, CancellationToken cancel) =>
        (await stage.HistoryAsync(id, cancel)).Entries.First(entry => entry.Action == action);

    private async Task TellAnswersAsync(CancellationToken cancel)
    {
        var views = new List<(Sample Sample, ClaimView Claim)>();
        foreach (var sample in (Sample[])[one, other])
            views.Add((sample, await stage.ClaimAsync(sample.Id, cancel)));
        var winners = views.Where(view => view.Claim.Status == Official).ToList();
        Narrator.Expect(
            winners.Count == 1 && views.Count(view => view.Claim.Status == Contested) == 1,
            $"of two partners {winners.Count} became official.");
        var loser = views.Single(view => view.Claim.Status == Contested);
        var contests = (await stage.Cast.Auditor.ListContestsAsync(loser.Claim.ClaimId, cancel)).Required().Contests;
        Narrator.Expect(
            contests is [.., { Incumbent: { } incumbent }] && incumbent.ClaimId == winners[0].Claim.ClaimId,
            "the contest does not name the winner's claim.");
        foreach (var (sample, claim) in views)
        {
            narrator.Say(
                (await WhenAsync(claim.ClaimId, claim.Status, cancel)).HappenedAt.ToDateTimeOffset(),
                claim.Status == Official
                    ? $"{sample.Partner.Name}: {claim.Status}."
                    : $"{sample.Partner.Name}: {claim.Status}, as {contests[^1].Incumbent!.PartnerName} has become "
                        + "partner of record. A reviewer decides after both are heard.");
        }

    }
}
