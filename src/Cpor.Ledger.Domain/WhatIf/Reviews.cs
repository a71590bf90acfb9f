using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>What other terms would have promised in the review, and asked of the partner.</summary>
internal static class Reviews
{
    public static IEnumerable<Difference> OfReview(this Turn turn, ReviewOpened opened) => turn.Compare(
        "review-promise",
        opened.ReviewDue,
        turn.Own.Terms.ReviewPromise.Source,
        ((ReviewOpened)turn.OtherFact).ReviewDue,
        turn.Other.Terms.ReviewPromise.Source);

    public static IEnumerable<Difference> OfRequest(this Turn turn, InfoRequested asked) => turn.Compare(
        "answer-window",
        asked.AnswerDue,
        turn.Own.Terms.AnswerWindow.Source,
        ((InfoRequested)turn.OtherFact).AnswerDue,
        turn.Other.Terms.AnswerWindow.Source);

    public static IEnumerable<Difference> OfAnswer(this Turn turn, InfoProvided given)
    {
        var answer = new Answer(
            given.MpnId,
            given.CustomerContact,
            given.TechnicalContact,
            given.PartnerContact,
            [],
            given.ProofIds,
            given.Comment);
        var decided = turn.Ask(new ProvideInfo(given.RequestId, answer, turn.Other.Regime));
        var (own, other) = (turn.Own.Terms, turn.Other.Terms);
        return (decided as Decision<ClaimEvent>.Refused)?.Reason.Code switch
        {
            // Lines that the answer removed are in a fact of their own, so without them it may seem to give nothing.
            "answer-empty" => [],
            "answer-invalid" => turn.CompareLetIn(
                "answer-fits", own.RequiredFields.Source, other.RequiredFields.Source, decided),
            _ => turn.CompareLetIn("answered-in-time", own.AnswerWindow.Source, other.AnswerWindow.Source, decided),
        };
    }

    public static IEnumerable<Difference> OfRejection(this Turn turn, Rejected rejected) =>
        [.. turn.OfLapse(rejected), .. turn.OfDispute(rejected)];

    private static IEnumerable<Difference> OfLapse(this Turn turn, Rejected rejected)
    {
        var waiting = rejected.Reason == RejectionReason.NoPartnerResponse
            ? (turn.Before as Claim.Filed)?.Lines
                .Where(line => rejected.LineIds.Contains(line.Id))
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

    private static IEnumerable<Difference> OfDispute(this Turn turn, Rejected rejected)
    {
        var (own, other) = (turn.Own.Terms, turn.Other.Terms);
        var ends = turn.Own.Count(own.DisputeWindow.Value, rejected.HappenedAt);
        var otherEnds = turn.Other.Promise(ends, other.DisputeWindow.Value);
        return
        [
            .. turn.Compare("dispute-window", ends, own.DisputeWindow.Source, otherEnds, other.DisputeWindow.Source),
            .. turn.Compare(
                "disputes",
                new Judgement($"{own.Disputes.Value}", own.Disputes.Source, []),
                new Judgement($"{other.Disputes.Value}", other.Disputes.Source, [])),
        ];
    }
}
