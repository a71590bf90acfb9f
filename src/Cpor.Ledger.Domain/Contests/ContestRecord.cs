using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>Why a contest was decided.</summary>
internal static class ContestRecord
{
    public static DecisionRecord Of(DecideContest asked, Claim.Filed claim, Contest contest, Instant now) => claim
        .Under(asked.Regime.Terms)
        .Asked(
            "most-recent-proof",
            "Announcement to partners (2020-07): the most recent proof counts",
            StoredFormat.Text(ProofTimeline.Suggested(claim, asked.Incumbent)),
            [
                .. ProofTimeline.Of(claim).Select(document =>
                    new RuleInput("challengers-document", document.Sha256, document.Version)),
                // Facts of another claim, so that they have no version here.
                .. ProofTimeline.Of(asked.Incumbent).Select(document =>
                    new RuleInput("incumbents-document", document.Sha256)),
            ])
        .Asked(
            "incumbent-heard",
            asked.Regime.Terms.AnswerWindow.Source,
            Heard(asked, now),
            asked.AtIncumbent?.Hearing is { } hearing ? [RuleInput.At("hearing-ends", hearing.Ends)] : [])
        .Asked(
            "contest-decided",
            "Issues with CPOR customer associations (2020-07)",
            StoredFormat.Text(asked.Winner),
            new RuleInput("contested-slot", $"{contest.Slot}", contest.Version, contest.LineId),
            new RuleInput("reason", StoredFormat.Text(asked.Reason)));

    /// <summary>Whether the incumbent answered, kept silent, or can still answer.</summary>
    public static string Heard(DecideContest asked, Instant now) => asked.AtIncumbent switch
    {
        { AnswerVersion: not null } => "yes",
        { Hearing: { } hearing } when now < hearing.Ends => "no",
        _ => "in-silence",
    };
}
