using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>What other terms would have said of rejections, and of disputing them.</summary>
internal static class Rejections
{
    public static IEnumerable<Difference> OfRejection(this Turn turn, Rejected rejected)
    {
        var (own, other) = (turn.Own.Terms, turn.Other.Terms);
        return
        [
            .. turn.OfLapsedAnswer(rejected.Reason),
            .. (rejected.DisputeEnds, ((Rejected)turn.OtherFact).DisputeEnds) is ({ } ends, { } otherEnds)
                ? turn.Compare(
                    "dispute-window", ends, own.DisputeWindow.Source, otherEnds, other.DisputeWindow.Source)
                : [],
            .. turn.Compare(
                "disputes",
                new Judgement($"{own.Disputes.Value}", own.Disputes.Source, []),
                new Judgement($"{other.Disputes.Value}", other.Disputes.Source, [])),
        ];
    }

    public static IEnumerable<Difference> OfRejection(this Turn turn, RejectedFinally rejected) =>
    [
        .. turn.OfLapsedAnswer(rejected.Reason),
        .. turn.Compare(
            "dispute-left",
            Judgement.Of(false, turn.Own.Terms.Disputes.Source),
            Judgement.Of(
                turn.Before is Claim.Filed && turn.Other.LeaveDispute(rejected, turn.Before),
                turn.Other.Terms.Disputes.Source)),
    ];

    public static IEnumerable<Difference> OfDispute(this Turn turn, Disputed disputed)
    {
        var (own, other) = (turn.Own.Terms, turn.Other.Terms);
        var decided = turn.Ask(new Dispute(
            disputed.DisputeId, disputed.LineIds, disputed.Justification, disputed.ProofIds, turn.Other.Regime));
        return
        [
            .. decided is Decision<ClaimEvent>.Refused { Reason.Code: "no-dispute-left" }
                ? turn.CompareLetIn("dispute-left", own.Disputes.Source, other.Disputes.Source, decided)
                : turn.CompareLetIn(
                    "disputed-in-time", own.DisputeWindow.Source, other.DisputeWindow.Source, decided),
            .. turn.Compare(
                "review-promise",
                disputed.ReviewDue,
                own.ReviewPromise.Source,
                ((Disputed)turn.OtherFact).ReviewDue,
                other.ReviewPromise.Source),
        ];
    }

    public static IEnumerable<Difference> OfLapse(this Turn turn, DisputeLapsed lapsed) => turn.CompareLetIn(
        "dispute-lapsed",
        turn.Own.Terms.DisputeWindow.Source,
        turn.Other.Terms.DisputeWindow.Source,
        turn.Ask(new LapseDispute(lapsed.LineIds, turn.Other.Terms)));

    private static IEnumerable<Difference> OfLapsedAnswer(this Turn turn, RejectionReason reason)
    {
        var waiting = reason == RejectionReason.NoPartnerResponse
            ? (turn.Before as Claim.Filed)?.Lines
                .Where(line => turn.Fact.LineIds.Contains(line.Id))
                .Select(line => line.State)
                .OfType<LineState.AwaitingAnswer>()
                .FirstOrDefault()
            : null;
        return waiting is null
            ? []
            : turn.CompareLetIn(
                "answer-lapsed",
                turn.Own.Terms.AnswerWindow.Source,
                turn.Other.Terms.AnswerWindow.Source,
                turn.Ask(new LapseAnswer(waiting.RequestId, turn.Other.Regime)));
    }
}
