using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>The rules of contests that can refuse a command.</summary>
public static class ContestRefusals
{
    /// <summary>No such contest.</summary>
    public static readonly Refusal ContestUnknown =
        new(Missing, "contest-unknown", "The claim has no such contest.");

    /// <summary>The contest is over.</summary>
    public static readonly Refusal ContestOver = new(Untimely, "contest-over", "The contest was decided.");

    /// <summary>The contest was decided otherwise.</summary>
    public static readonly Refusal ContestDecidedOtherwise =
        new(Untimely, "contest-decided-otherwise", "The contest was decided already, and differently.");

    /// <summary>The line is not contested by this contest any more, or the slot has another holder by now.</summary>
    public static readonly Refusal ContestMoot = new(
        Untimely, "contest-moot", "The holder of the slot has changed; validate the line again to see the new one.");

    /// <summary>The incumbent has not answered and its time to do so is not over.</summary>
    public static readonly Refusal IncumbentNotHeard = new(
        Untimely, "incumbent-not-heard", "The incumbent has not answered yet and still can.");

    /// <summary>The time to be heard is over (half-open: the end itself is outside).</summary>
    public static readonly Refusal HearingOver =
        new(Untimely, "hearing-over", "The time to answer this contest is over.");

    /// <summary>The incumbent answered otherwise before.</summary>
    public static readonly Refusal AlreadyHeard =
        new(Untimely, "contest-answered", "The contest was already answered, and differently.");

    /// <summary>The answer gives nothing.</summary>
    public static readonly Refusal AnswerEmpty =
        new(Invalid, "contest-answer-empty", "An answer to a contest gives proof or a comment.");

    /// <summary>A document of the answer is not one of the claim.</summary>
    public static Refusal AnswerInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "contest-answer-invalid", "The answer does not fit the contest.", fields);

    /// <summary>The claim does not hold the slot, so that nobody can contest it there.</summary>
    public static readonly Refusal NotHolding =
        new(Untimely, "not-holding", "The claim does not officially hold this slot.");
}
