using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>How associations came from elsewhere, were corrected, and ended.</summary>
internal static class AssociationQuestions
{
    public static IEnumerable<Question> OfAssociation(this Turn turn) => turn.Fact switch
    {
        Migrated migrated => [turn.Migrate(migrated)],
        CorrectionProposed proposed =>
        [
            new(new ProposeCorrection(
                proposed.CorrectionId,
                proposed.LineIds,
                proposed.EffectiveAt,
                proposed.Comment,
                proposed.ProposedBy,
                turn.Bound)),
        ],
        CorrectionDropped dropped => [new(new DropCorrection(dropped.CorrectionId))],
        AssociationEnded ended => turn.OfEnding(ended),
        _ => [],
    };

    private static IEnumerable<Question> OfEnding(this Turn turn, AssociationEnded ended) => ended.Reason switch
    {
        EndReason.PartnerDisassociated when ended.Comment is { } comment =>
            [new(new EndAssociation(ended.LineIds, comment, turn.Bound))],
        EndReason.CustomerDeclined => turn.Claim.Windows
            .Where(window => !ended.LineIds.Except(window.LineIds).Any())
            .Select(window => turn.OptOut(window.Id)),
        EndReason.SubscriptionEnded when turn.Inputs("subscription-ended-at").Any() =>
        [
            new(
                new EndWithSubscription(
                    SubscriptionId.Parse(turn.Input("subscription")),
                    turn.InstantOf("subscription-ended-at"),
                    turn.Bound),
                "that the catalogue said so"),
        ],
        EndReason.SubscriptionEnded => [new(new EndExpired(turn.Bound))],
        EndReason.Superseded when ended is { SupersededByClaimId: { } challenger, Slots: [var freed, ..] } =>
            turn.Claim.Contests
                .Where(contest => contest.Slot == freed.Slot && contest.OtherClaimId == challenger)
                .Select(contest => new Question(
                    new EndSuperseded(
                        freed.Slot, contest.Id, challenger, turn.InstantOf("superseded-from"), turn.Bound),
                    "that the challenger became official, and from when on")),
        EndReason.Corrected when ended.CorrectionId is { } correction =>
            [new(new ConfirmCorrection(correction, turn.Input("confirmed-by"), turn.Bound))],
        _ => [],
    };

    private static Question Migrate(this Turn turn, Migrated migrated) => new(
        new MigrateAssociation(
            migrated.ClaimId,
            migrated.OrganisationId,
            migrated.MpnId,
            migrated.TenantId,
            migrated.SolutionArea,
            migrated.Lines[0].Product,
            migrated.Lines[0].SubscriptionId,
            migrated.Activities,
            migrated.EffectiveAt,
            migrated.SubscriptionEnds,
            migrated.ImportName,
            migrated.RowKey,
            SlotHolders.None,
            turn.Bound),
        "that the association was there before, and that nobody held the slot");
}
