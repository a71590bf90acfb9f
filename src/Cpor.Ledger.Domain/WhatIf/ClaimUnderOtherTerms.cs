using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>
/// What would have been decided about a claim under other terms. The facts are taken one by one, everything that people
/// did stays as it was, and each rule of the terms is asked again at the same instant. Nothing is decided by it.
/// </summary>
public static class ClaimUnderOtherTerms
{
    /// <summary>Every rule that answers otherwise, in the order of the facts; none if never submitted.</summary>
    /// <param name="claimId">The claim.</param>
    /// <param name="facts">
    /// The claim's facts from the first on, and among them, in the order of recording, those by which other claims took
    /// or freed the same slots; without these a contest seems to be about nothing.
    /// </param>
    /// <param name="own">The terms that the claim is bound to.</param>
    /// <param name="other">The terms to ask instead, of the other claims too.</param>
    public static ValueList<Difference> Differences(
        ClaimId claimId, IEnumerable<ClaimEvent> facts, Regime own, OtherTerms other)
    {
        var before = default(Claim);
        var rivals = SlotHolders.None;
        var found = new List<Difference>();
        foreach (var fact in facts)
        {
            if (fact.ClaimId != claimId)
            {
                rivals = rivals.Evolve(other.Have(fact));
                continue;
            }

            var turn = new Turn(before, fact, own, other, rivals);
            found.AddRange(Of(turn));
            before = turn.After;
        }

        return found.ToValueList();
    }

    // A fact that the terms have a say in gets a case here; every other is passed over.
    private static IEnumerable<Difference> Of(Turn turn) => turn.Fact switch
    {
        Submitted submitted => turn.OfSubmission(submitted),
        ReviewOpened opened => [.. turn.OfReview(opened), .. turn.OfSlots(opened.Decision)],
        Contested contested => turn.OfSlots(contested.Decision),
        InfoRequested asked => turn.OfRequest(asked),
        InfoProvided given => turn.OfAnswer(given),
        Validated validated => turn.OfSlots(validated.Decision),
        CustomerNotified notified => turn.OfWindow(notified),
        OptedOut refused => turn.OfOptOut(refused),
        Official official => [.. turn.OfOfficial(official), .. turn.OfSlots(official.Decision)],
        Migrated migrated => turn.OfSlots(migrated.Decision),
        Rejected rejected => turn.OfRejection(rejected),
        RejectedFinally rejected => turn.OfRejection(rejected),
        Disputed disputed => turn.OfDispute(disputed),
        DisputeLapsed lapsed => turn.OfLapse(lapsed),
        AssociationContested contested => turn.OfHearing(contested),
        ContestAnswered answered => turn.OfAnswer(answered),
        ContestDecided decided => turn.OfDecision(decided),
        AssociationEnded ended => turn.OfEnding(ended),
        _ => [],
    };
}
