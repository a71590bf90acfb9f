using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>One fact of a claim, and what the claim was before it if the other terms had bound it.</summary>
/// <param name="Rivals">What other claims held then, bound to the other terms as well.</param>
internal sealed record Turn(Claim? Before, ClaimEvent Fact, Regime Own, OtherTerms Other, SlotHolders Rivals)
{
    /// <summary>The same fact as the other terms would have it.</summary>
    public ClaimEvent OtherFact { get; } = Other.Have(Fact, Before);

    /// <summary>The claim after it under the other terms.</summary>
    public Claim? After => Before.Evolve(OtherFact);

    /// <summary>What the other terms decide on a command at the instant of the fact.</summary>
    public Decision<ClaimEvent> Ask(ICommand<Claim, ClaimEvent> command) => command.Decide(Before, Fact.HappenedAt);

    /// <summary>A rule whose answers differ; nothing when they do not.</summary>
    public IEnumerable<Difference> Compare(string rule, Judgement own, Judgement other) => own.Answer == other.Answer
        ? []
        :
        [
            new Difference(
                rule,
                (Before?.Version ?? 0) + 1,
                ClaimEventNames.NameOf(Fact),
                Fact.HappenedAt,
                Fact.LineIds,
                own,
                other),
        ];

    /// <summary>A rule that answered yes, for the fact was let in, where the other terms refuse it.</summary>
    public IEnumerable<Difference> CompareLetIn(
        string rule, string ownSource, string otherSource, Decision<ClaimEvent> other) =>
        other is Decision<ClaimEvent>.Refused { Reason: var refusal }
            ? Compare(
                rule,
                Judgement.Of(true, ownSource),
                Judgement.Of(false, otherSource, [new RuleInput("refused", refusal.Code)]))
            : [];

    /// <summary>Two deadlines that a rule promises.</summary>
    public IEnumerable<Difference> Compare(
        string rule, Deadline own, string ownSource, Deadline other, string otherSource) => Compare(
            rule, At(own.Ends, ownSource, own.Workings.Period), At(other.Ends, otherSource, other.Workings.Period));

    /// <summary>An instant as an answer, with the period that leads to it.</summary>
    public static Judgement At(Instant instant, string source, Period period)
    {
        var length = period.Elapsed is { } elapsed ? DurationPattern.JsonRoundtrip.Format(elapsed) : $"{period.Days}";
        return new Judgement(
            StoredFormat.InstantPattern.Format(instant),
            source,
            [new RuleInput(StoredFormat.Text(period.Unit), length)]);
    }
}
