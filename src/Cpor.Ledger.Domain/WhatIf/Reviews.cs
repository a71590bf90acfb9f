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
}
