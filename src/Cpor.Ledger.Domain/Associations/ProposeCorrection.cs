using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// A reviewer proposes that official lines be ended as wrong: from an instant on, or as if they had never been (no
/// source describes it; partners speak of erroneous associations, and two pairs of eyes keep it rare). A retry is
/// recognised by the correction's id.
/// </summary>
/// <param name="EffectiveAt">Null for as if it had never been.</param>
/// <param name="ProposedBy">The opaque id of the reviewer.</param>
public sealed record ProposeCorrection(
    CorrectionId CorrectionId,
    ValueList<LineId> LineIds,
    Instant? EffectiveAt,
    Sealed Comment,
    string ProposedBy,
    ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    internal const string Source = "Silent in every source; two reviewers, since money hangs on it";

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when filed.Correction(CorrectionId) is { } before =>
            IsRepeated(before.Fact) ? Decisions.NoFacts : AssociationRefusals.CorrectionIdUsed,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, filed.Chosen(LineIds, line => line.State is LineState.Official), now),
        _ => ClaimRefusals.Over,
    };

    private bool IsRepeated(CorrectionProposed before) =>
        LineIds.IsWithin(before.LineIds)
        && EffectiveAt?.ToStoredPrecision() == before.EffectiveAt
        && Comment == before.Comment
        && ProposedBy == before.ProposedBy;

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        if (!lines.Every<LineState.Official>())
            return claim.IsOver() ? ClaimRefusals.Over : ClaimRefusals.LinesNotOpenToThis;
        if (lines.Any(line => EffectiveAt > now || EffectiveAt < ((LineState.Official)line.State).EffectiveAt))
            return AssociationRefusals.CorrectionDateInvalid;
        return new CorrectionProposed(
            claim.Id,
            lines.Ids(),
            now,
            CorrectionId,
            EffectiveAt?.ToStoredPrecision(),
            Comment,
            ProposedBy,
            claim.Under(Terms).Asked("is-official", Source, "yes", [.. lines.Select(line => line.Input())]));
    }
}
