using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>Folds what happens to official lines. Total, like the rest of the folding.</summary>
internal static class AssociationFolding
{
    public static Claim.Filed Associated(this Claim.Filed filed, ClaimEvent fact) => fact switch
    {
        AssociationContested contested => filed.Open(contested),
        ContestAnswered answered => filed.Hear(answered),
        ContestDecided decided => filed.Decide(decided),
        ContestDropped dropped => filed.Drop(dropped),
        CorrectionProposed proposed => filed with { Corrections = [.. filed.Corrections, new Correction(proposed)] },
        CorrectionDropped dropped => filed.Settle(dropped.CorrectionId, CorrectionOutcome.Dropped),
        AssociationEnded ended => filed.LeaveContests(fact.LineIds)
            .Settle(ended.CorrectionId, CorrectionOutcome.Confirmed)
            .Move(fact.LineIds, new LineState.Ended(ended.Reason)),
        _ => filed,
    };

    private static Claim.Filed Settle(this Claim.Filed filed, CorrectionId? id, CorrectionOutcome outcome) => filed with
    {
        Corrections = filed.Corrections
            .Select(known => known.Fact.CorrectionId == id ? known with { Outcome = outcome } : known)
            .ToValueList(),
    };

    /// <summary>
    /// An association that was carried over stands as if it had been submitted and had become official.
    /// </summary>
    public static Claim.Filed CarryOver(this Migrated fact) => new(
        fact.ClaimId,
        fact.OrganisationId,
        1,
        new ClaimDetails
        {
            MpnId = fact.MpnId,
            TenantId = fact.TenantId,
            SolutionArea = fact.SolutionArea,
            Activities = fact.Activities,
            Lines = fact.Lines
                .Select(line => new ClaimedUnit(line.LineId, line.Workload, line.Product, line.SubscriptionId))
                .ToValueList(),
        },
        [],
        [],
        new Submission(fact.AsSubmitted(), 1),
        fact.Lines
            .Select(line => new ClaimLine(
                line, new LineState.Official(fact.EffectiveAt, fact.SubscriptionEnds), 1, []))
            .ToValueList(),
        [],
        [],
        []);

    private static Submitted AsSubmitted(this Migrated fact) => new(
        fact.ClaimId,
        fact.LineIds,
        fact.HappenedAt,
        fact.OrganisationId,
        fact.MpnId,
        fact.TenantId,
        null,
        fact.SolutionArea,
        fact.Activities,
        fact.Programmes,
        fact.Lines,
        [],
        fact.Exclusivity,
        PaymentOptOut: false,
        fact.Decision);
}
