using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>What other terms would have given the customer, and what that would have made official.</summary>
internal static class Windows
{
    public static IEnumerable<Difference> OfWindow(this Turn turn, CustomerNotified notified) => turn.Compare(
        "opt-out-window",
        notified.OptOutEnds,
        turn.Own.Terms.OptOutWindow.Source,
        ((CustomerNotified)turn.OtherFact).OptOutEnds,
        turn.Other.Terms.OptOutWindow.Source);

    public static IEnumerable<Difference> OfOptOut(this Turn turn, OptedOut refused) => turn.CompareLetIn(
        "opted-out-in-time",
        turn.Own.Terms.OptOutWindow.Source,
        turn.Other.Terms.OptOutWindow.Source,
        turn.Ask(new OptOut(refused.WindowId, refused.LineIds, turn.Other.Terms)));

    public static IEnumerable<Difference> OfOfficial(this Turn turn, Official official) =>
    [
        .. turn.OfEffect(official),
        .. turn.Compare("late-decline", LateDecline(turn.Own.Terms), LateDecline(turn.Other.Terms)),
    ];

    /// <summary>Of the reasons to end, the terms have a say in the customer's alone.</summary>
    public static IEnumerable<Difference> OfEnding(this Turn turn, AssociationEnded ended) =>
        ended.Reason == EndReason.CustomerDeclined
            ? turn.Compare("late-decline", LateDecline(turn.Own.Terms), LateDecline(turn.Other.Terms))
            : [];

    /// <summary>Asked when the timer would have asked: at the end that the other terms promise.</summary>
    private static IEnumerable<Difference> OfEffect(this Turn turn, Official official)
    {
        var ends = (turn.Before as Claim.Filed)?.Lines
            .Select(line => line.State)
            .OfType<LineState.Notified>()
            .Where(notified => notified.WindowId == official.WindowId)
            .Select(notified => notified.Ends)
            .DefaultIfEmpty(official.HappenedAt)
            .Max() ?? official.HappenedAt;
        var command = new CloseWindow(official.WindowId, SlotHolders.None, turn.Other.Regime);
        var decided = command.Decide(turn.Before, Instant.Max(ends, official.HappenedAt));
        return decided is Decision<ClaimEvent>.Accepted { Facts: [Official other, ..] }
            ? turn.Compare(
                "effective-at",
                At(official.EffectiveAt, turn.Own.Terms.OptOutWindow),
                At(After(official, other.EffectiveAt), turn.Other.Terms.OptOutWindow))
            : [];
    }

    // Other terms would have found the same former holder.
    private static Instant After(Official official, Instant other) =>
        official.Decision.Rules.Any(rule => rule.Rule == "effective-after-former-holder")
            ? Instant.Max(official.EffectiveAt, other)
            : other;

    private static Judgement At(Instant effective, Sourced<Period> window) =>
        Turn.At(effective, window.Source, window.Value);

    private static Judgement LateDecline(ProgrammeTerms terms) =>
        Judgement.Of(terms.LateDecline?.Value ?? false, terms.LateDecline?.Source ?? $"Silent in {terms.Id}");
}
