using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The rules of requests for information and their answers that can refuse a command.</summary>
public static class RequestRefusals
{
    /// <summary>Another request for information is open.</summary>
    public static readonly Refusal RequestOpen =
        new(Untimely, "request-open", "The partner has not yet answered the open request.");

    /// <summary>The request asks for nothing.</summary>
    public static readonly Refusal RequestEmpty =
        new(Invalid, "request-empty", "A request names at least one item that is wanted.");

    /// <summary>The request id is taken by a request that asks something else.</summary>
    public static readonly Refusal RequestIdUsed =
        new(Untimely, "request-id-used", "Another request was made under this id.");

    /// <summary>No such request was ever made.</summary>
    public static readonly Refusal RequestUnknown =
        new(Missing, "request-unknown", "The claim has no such request for information.");

    /// <summary>The request ended without an answer: it lapsed, or no line is left that it was about.</summary>
    public static readonly Refusal RequestClosed =
        new(Untimely, "request-not-open", "This request for information is no longer open.");

    /// <summary>The request was answered, and differently.</summary>
    public static readonly Refusal AlreadyAnswered =
        new(Untimely, "request-answered", "This request was already answered, and differently.");

    /// <summary>The time to answer is over (half-open: the end itself is outside).</summary>
    public static readonly Refusal AnswerWindowOver =
        new(Untimely, "answer-window-over", "The time to answer this request is over.");

    /// <summary>The time to answer is not over, so it cannot lapse.</summary>
    public static readonly Refusal AnswerWindowOpen =
        new(Untimely, "answer-window-open", "The partner can still answer this request.");

    /// <summary>The answer gives nothing.</summary>
    public static readonly Refusal AnswerEmpty =
        new(Invalid, "answer-empty", "An answer gives at least one thing that was asked for.");

    /// <summary>An answer gives what was not asked for, or not what was.</summary>
    public static Refusal AnswerInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "answer-invalid", "The answer does not fit the request.", fields);
}
