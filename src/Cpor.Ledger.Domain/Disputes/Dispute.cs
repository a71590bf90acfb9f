using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// The partner disputes the rejection of lines, with a justification, new proof, or both (Manage incentives customer
/// associations, 2020-07: Dispute, within 30 days; 2023-10: only once). A retry is recognised by the dispute's id. No
/// line named means every rejected line that can still be disputed.
/// </summary>
public sealed record Dispute(
    DisputeId DisputeId,
    ValueList<LineId> LineIds,
    Sealed? Justification,
    ValueList<ProofId> ProofIds,
    Regime Regime) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when filed.Disputes.FirstOrDefault(known => known.DisputeId == DisputeId) is { } before =>
            IsRepeated(before) ? Decisions.NoFacts : DisputeRefusals.DisputeIdUsed,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, now),
        _ => ClaimRefusals.Over,
    };

    private bool IsRepeated(Disputed before) =>
        LineIds.IsWithin(before.LineIds) && Justification == before.Justification && ProofIds.Equals(before.ProofIds);

    private static bool IsOpen(ClaimLine line) => line.State is LineState.Rejected { Dispute: not null };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Instant now)
    {
        var lines = claim.Chosen(LineIds, line => IsOpen(line) && now < Ends(line));
        if (lines.Count == 0 && claim.Lines.Any(IsOpen))
            return DisputeRefusals.DisputeWindowOver;
        if (lines.Count == 0 || !lines.All(IsOpen))
            return Unopened(claim, lines);
        if (lines.Any(line => now >= Ends(line)))
            return DisputeRefusals.DisputeWindowOver;
        if (Justification is null && ProofIds.Count == 0)
            return DisputeRefusals.DisputeEmpty;
        return claim.UnknownProofs(ProofIds, lines.Min(line => line.Since)) is { Count: > 0 } unknown
            ? DisputeRefusals.DisputeInvalid(unknown)
            : Open(claim, lines, now);
    }

    private static Refusal Unopened(Claim.Filed claim, ValueList<ClaimLine> lines) =>
        lines.Count > 0 && lines.All(line => line.State is LineState.RejectedFinally or LineState.Rejected)
            ? DisputeRefusals.NoDisputeLeft
            : claim.IsOver() ? ClaimRefusals.Over : ClaimRefusals.LinesNotOpenToThis;

    private Disputed Open(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now) => new(
        claim.Id,
        lines.Ids(),
        now,
        DisputeId,
        Justification,
        ProofIds,
        Regime.Count(Regime.Terms.ReviewPromise.Value, now),
        claim.Under(Regime.Terms).Asked(
            "disputed-in-time",
            Regime.Terms.DisputeWindow.Source,
            "yes",
            [
                .. lines.Select(line => RuleInput.At("dispute-ends", Ends(line), line.Since, line.Id)),
                RuleInput.At("disputed-at", now),
            ]));

    private static Instant Ends(ClaimLine line) => ((LineState.Rejected)line.State).Dispute!.Ends;
}
