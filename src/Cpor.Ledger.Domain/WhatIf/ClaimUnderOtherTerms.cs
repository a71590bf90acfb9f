using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>
/// What would have been decided about a claim under other terms. The facts are taken one by one, everything that people
/// did stays as it was, and each rule of the terms is asked again at the same instant. Nothing is decided by it.
/// </summary>
public static class ClaimUnderOtherTerms
{
    /// <summary>Every rule that answers otherwise, in the order of the facts; none if never submitted.</summary>
    /// <param name="facts">One claim's facts from the first on.</param>
    /// <param name="own">The terms that the claim is bound to.</param>
    /// <param name="other">The terms to ask instead.</param>
    public static ValueList<Difference> Differences(IEnumerable<ClaimEvent> facts, Regime own, OtherTerms other)
    {
        var before = default(Claim);
        var found = new List<Difference>();
        foreach (var fact in facts)
        {
            var turn = new Turn(before, fact, own, other);
            found.AddRange(Of(turn));
            before = turn.After;
        }

        return found.ToValueList();
    }

    // A fact that the terms have a say in gets a case here; every other is passed over.
    private static IEnumerable<Difference> Of(Turn turn) => turn.Fact switch
    {
        Submitted submitted => turn.OfSubmission(submitted),
        ReviewOpened opened => turn.OfReview(opened),
        InfoRequested asked => turn.OfRequest(asked),
        InfoProvided given => turn.OfAnswer(given),
        CustomerNotified notified => turn.OfWindow(notified),
        OptedOut refused => turn.OfOptOut(refused),
        Official official => turn.OfOfficial(official),
        Rejected rejected => turn.OfRejection(rejected),
        _ => [],
    };
}
