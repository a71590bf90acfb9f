using Cpor.Ledger.Audit;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>
/// Asks the rules again. The facts are a stranger's and can lead rules to where they were not written for; whatever is
/// thrown then says that nothing of the kind was decided.
/// </summary>
internal static class Asking
{
    /// <summary>The questions that can have led to these facts; none when the record lacks what they need.</summary>
    public static IReadOnlyList<Question> Asked(this Turn turn)
    {
        try
        {
            return [.. Questions.Of(turn)];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>Null when the question leads to exactly these facts, else what it leads to.</summary>
    public static Fault? Otherwise(this Turn turn, Question question)
    {
        try
        {
            return question.Command.Decide(turn.Before, turn.Fact.HappenedAt) switch
            {
                Decision<ClaimEvent>.Refused { Reason: var reason } =>
                    ReplayFaults.Refused.Because($"{reason.Code}: {reason.Explanation}"),
                Decision<ClaimEvent>.Accepted { Facts: var again } => Between(turn, again),
                _ => ReplayFaults.DecidedOtherwise,
            };
        }
        catch (Exception thrown)
        {
            return ReplayFaults.DecidedOtherwise.Because($"The rules cannot be asked: {thrown.GetType().Name}.");
        }
    }

    private static Fault? Between(Turn turn, ValueList<ClaimEvent> again)
    {
        var difference = turn.Facts.Zip(again)
            .Select(pair => Difference.Between(pair.First.Fact, pair.Second))
            .FirstOrDefault(found => found is not null);
        if (difference is not null)
            return ReplayFaults.DecidedOtherwise.Because(difference);
        return turn.Facts.Count == again.Count
            ? null
            : ReplayFaults.DecidedOtherwise.Because($"They make {again.Count} facts of it, not {turn.Facts.Count}.");
    }
}
