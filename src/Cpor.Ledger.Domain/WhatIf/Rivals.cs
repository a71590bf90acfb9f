using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>Whom other terms would have let hold a slot, and how long they would have heard who held it.</summary>
internal static class Rivals
{
    /// <summary>Asked of those lines for which the fact itself says what the claim's own terms answered.</summary>
    public static IEnumerable<Difference> OfSlots(this Turn turn, DecisionRecord decision)
    {
        if (turn.After is not Claim.Filed claim)
            return [];
        var wasFree = turn.Fact is not Contested;
        var others = (
            from line in claim.Lines
            where turn.Fact.LineIds.Contains(line.Id) && decision.Rules.Any(asked =>
                asked.Rule == "slot-free"
                && asked.Answer == (wasFree ? "yes" : "no")
                && asked.Inputs.Any(input => input.LineId == line.Id))
            let holder = claim.InTheWayOf(line, turn.Rivals)
            where holder is null != wasFree
            select (line, holder)).ToList();
        return others.Count == 0
            ? []
            : turn.Compare(
                "slot-free",
                Judgement.Of(wasFree, turn.Own.Terms.Exclusivity.Source),
                Judgement.Of(
                    !wasFree,
                    turn.Other.Terms.Exclusivity.Source,
                    [
                        .. others.Select(other => new RuleInput(
                            "holder", other.holder?.ClaimId.ToString() ?? "none", LineId: other.line.Id)),
                    ])).Select(found => found with { LineIds = others.Select(other => other.line.Id).ToValueList() });
    }

    public static IEnumerable<Difference> OfHearing(this Turn turn, AssociationContested contested) => turn.Compare(
        "hearing",
        contested.HearingEnds,
        turn.Own.Terms.AnswerWindow.Source,
        ((AssociationContested)turn.OtherFact).HearingEnds,
        turn.Other.Terms.AnswerWindow.Source);

    public static IEnumerable<Difference> OfAnswer(this Turn turn, ContestAnswered answered) => turn.CompareLetIn(
        "heard-in-time",
        turn.Own.Terms.AnswerWindow.Source,
        turn.Other.Terms.AnswerWindow.Source,
        turn.Ask(new AnswerContest(answered.ContestId, answered.ProofIds, answered.Comment, turn.Other.Terms)));

    /// <summary>Asked on the incumbent's side, whose facts say until when it was heard.</summary>
    public static IEnumerable<Difference> OfDecision(this Turn turn, ContestDecided decided) =>
        decided.Winner == ContestSide.Challenger
        && (turn.Before as Claim.Filed)?.Contest(decided.ContestId) is { Hearing: { } hearing, AnswerVersion: null }
            ? turn.Compare(
                "incumbent-heard",
                new Judgement("in-silence", turn.Own.Terms.AnswerWindow.Source, []),
                new Judgement(
                    decided.HappenedAt < hearing.Ends ? "no" : "in-silence",
                    turn.Other.Terms.AnswerWindow.Source,
                    [RuleInput.At("hearing-ends", hearing.Ends)]))
            : [];
}
