using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// Another reviewer than the one who proposed it confirms a correction: the lines end. Confirming again adds nothing.
/// </summary>
/// <param name="ConfirmedBy">The opaque id of the reviewer.</param>
public sealed record ConfirmCorrection(CorrectionId CorrectionId, string ConfirmedBy, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Correction(CorrectionId) is { } proposed => proposed.Outcome switch
        {
            null => Decide(filed, proposed.Fact, now),
            CorrectionOutcome.Confirmed => Decisions.NoFacts,
            _ => AssociationRefusals.CorrectionOver,
        },
        _ => AssociationRefusals.CorrectionUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, CorrectionProposed proposed, Instant now)
    {
        if (ConfirmedBy == proposed.ProposedBy)
            return AssociationRefusals.CorrectionNeedsAnother;
        var lines = claim.Chosen(proposed.LineIds, _ => false);
        return lines.Every<LineState.Official>()
            ? End(claim, proposed, lines, now)
            : ClaimRefusals.LinesNotOpenToThis;
    }

    private AssociationEnded End(
        Claim.Filed claim, CorrectionProposed proposed, ValueList<ClaimLine> lines, Instant now) => new Ending(
        claim,
        EndReason.Corrected,
        proposed.EffectiveAt ?? Instant.MinValue,
        claim.Under(Terms).Asked(
            "two-reviewers-agree",
            ProposeCorrection.Source,
            "yes",
            [
                .. lines.Select(line => line.Input()),
                new RuleInput("proposed-by", proposed.ProposedBy),
                new RuleInput("confirmed-by", ConfirmedBy),
            ]))
        {
            Comment = proposed.Comment,
        }.Of(lines, now) with
        {
            CorrectionId = CorrectionId,
            Void = proposed.EffectiveAt is null,
        };
}
