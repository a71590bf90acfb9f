using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// How and why lines are refused. Those that the terms leave a dispute are rejected and can be disputed for a time
/// (Manage incentives customer associations, 2020-07: Dispute); the others are rejected finally.
/// </summary>
internal sealed record Rejection(Claim.Filed Claim, RejectionReason Reason, Regime Regime, DecisionRecord Record)
{
    public ValueList<string> Codes { get; init; } = [];

    public ValueList<ProofDefect> Defects { get; init; } = [];

    public Sealed? Comment { get; init; }

    public IEnumerable<ClaimEvent> Of(ValueList<ClaimLine> lines, Instant now)
    {
        var open = lines.Where(line => line.Disputes < Regime.Terms.Disputes.Value).ToValueList();
        if (open.Count > 0)
        {
            yield return new Rejected(
                Claim.Id, open.Ids(), now, Reason, Codes, Defects, Comment, Asked(open, disputeLeft: "yes"))
            {
                DisputeEnds = Regime.Count(Regime.Terms.DisputeWindow.Value, now),
            };
        }

        var final = lines.Except(open).ToValueList();
        if (final.Count > 0)
        {
            yield return new RejectedFinally(
                Claim.Id, final.Ids(), now, Reason, Codes, Defects, Comment, Asked(final, disputeLeft: "no"));
        }
    }

    private DecisionRecord Asked(ValueList<ClaimLine> lines, string disputeLeft) => Record.Asked(
        "dispute-left",
        Regime.Terms.Disputes.Source,
        disputeLeft,
        [.. lines.Select(line => new RuleInput("disputes-so-far", $"{line.Disputes}", LineId: line.Id))]);
}
