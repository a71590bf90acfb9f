using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A question that one claim's facts put to another claim, under the regime that one is bound to. Both claims' facts
/// are stored in one transaction or not at all.
/// </summary>
/// <param name="Command">Made for the regime and the claim that follows the asked one, null when none does.</param>
public sealed record ConsequentCommand(ClaimId ClaimId, Func<Regime, Claim?, ICommand<Claim, ClaimEvent>> Command)
{
    /// <summary>What other claims are asked when these facts follow from that state.</summary>
    public static ValueList<ConsequentCommand> Of(Claim? before, ValueList<ClaimEvent> facts)
    {
        var after = facts.Aggregate(before, ClaimFolding.Evolve) as Claim.Filed;
        return
        [
            .. (after?.Contests ?? [])
                .Where(contest => contest.Side == ContestSide.Challenger)
                .Select(contest => Of((before as Claim.Filed)?.Contest(contest.Id), contest, after!, facts))
                .OfType<ConsequentCommand>(),
            .. facts.OfType<Official>().SelectMany(official => Superseded(official, after?.Contests ?? [])),
            .. facts.OfType<PredecessorLinked>().Select(linked => new ConsequentCommand(
                linked.PredecessorClaimId, (_, successor) => new LinkSuccessor(linked.ClaimId, successor))),
        ];
    }

    private static ConsequentCommand? Of(
        Contest? before, Contest now, Claim.Filed claim, ValueList<ClaimEvent> facts) =>
        (before, now) switch
        {
            (null, { IsOpen: true }) => new(
                now.OtherClaimId,
                (regime, _) => new OpenContest(now.Id, now.Slot, claim.Id, regime)),
            ({ IsOpen: true }, { Dropped: true }) => new(now.OtherClaimId, (_, _) => new DropContest(now.Id)),
            ({ Winner: null }, { Winner: { } winner }) => new(
                now.OtherClaimId,
                (regime, _) => new RecordContestDecision(
                    now.Id,
                    winner,
                    facts.OfType<ContestDecided>().First(decided => decided.ContestId == now.Id).Reason,
                    claim.Id,
                    regime.Terms)),
            _ => null,
        };

    private static IEnumerable<ConsequentCommand> Superseded(Official official, ValueList<Contest> contests) =>
        from contest in contests
        where official.LineIds.Any(contest.IsWonBy)
        select new ConsequentCommand(contest.OtherClaimId, (regime, _) => new EndSuperseded(
            contest.Slot, contest.Id, official.ClaimId, official.EffectiveAt, regime.Terms));
}
