using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// Refuses lines. Those that the terms leave a dispute are rejected and can be disputed for a time (Manage incentives
/// customer associations, 2020-07: Dispute); the others are rejected finally.
/// </summary>
internal static class Rejections
{
    public static IEnumerable<ClaimEvent> Of(
        Claim.Filed claim,
        ValueList<ClaimLine> lines,
        Instant now,
        RejectionReason reason,
        Regime regime,
        DecisionRecord record,
        ValueList<string>? codes = null,
        ValueList<ProofDefect>? defects = null,
        Sealed? comment = null)
    {
        var open = lines.Where(line => line.Disputes < regime.Terms.Disputes.Value).ToValueList();
        if (open.Count > 0)
        {
            var asked = Asked(record, regime, open, "yes");
            yield return new Rejected(claim.Id, open.Ids(), now, reason, codes ?? [], defects ?? [], comment, asked)
            {
                DisputeEnds = regime.Count(regime.Terms.DisputeWindow.Value, now),
            };
        }

        var final = lines.Except(open).ToValueList();
        if (final.Count > 0)
        {
            var asked = Asked(record, regime, final, "no");
            yield return new RejectedFinally(
                claim.Id, final.Ids(), now, reason, codes ?? [], defects ?? [], comment, asked);
        }
    }

    private static DecisionRecord Asked(
        DecisionRecord record, Regime regime, ValueList<ClaimLine> lines, string answer) => record.Asked(
        "dispute-left",
        regime.Terms.Disputes.Source,
        answer,
        [.. lines.Select(line => new RuleInput("disputes-so-far", $"{line.Disputes}", LineId: line.Id))]);
}
