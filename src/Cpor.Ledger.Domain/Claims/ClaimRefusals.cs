using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Every rule of a claim that can refuse a command. The codes are public and never change their meaning.</summary>
public static class ClaimRefusals
{
    /// <summary>No such claim.</summary>
    public static readonly Refusal NotFound = new(Missing, "claim-not-found", "There is no such claim.");

    /// <summary>The id is taken by a claim with other details.</summary>
    public static readonly Refusal Exists =
        new(Untimely, "claim-exists", "A claim with this id exists and holds other details.");

    /// <summary>A submitted claim cannot be edited (seed, step 10, note).</summary>
    public static readonly Refusal AlreadySubmitted = new(
        Untimely, "claim-submitted", "The claim was submitted and cannot be edited; wait to be asked, or withdraw it.");

    /// <summary>Nothing more can be done with a claim that is over.</summary>
    public static readonly Refusal Over = new(Untimely, "claim-over", "The claim is over.");

    /// <summary>The command needs a submitted claim.</summary>
    public static readonly Refusal NotSubmitted =
        new(Untimely, "claim-not-submitted", "The claim is still a draft.");

    /// <summary>A named line is not one of the claim.</summary>
    public static readonly Refusal LineUnknown = new(Invalid, "line-unknown", "The claim has no such line.");

    /// <summary>No named line is where this can be done.</summary>
    public static readonly Refusal LinesNotOpenToThis = new(
        Untimely, "lines-not-open-to-this", "At least one of the lines is not in a state in which this can be done.");

    /// <summary>Automatic checks have not all answered.</summary>
    public static readonly Refusal ChecksPending =
        new(Untimely, "checks-pending", "Not every automatic check has answered yet.");

    /// <summary>Another request for information is open.</summary>
    public static readonly Refusal RequestOpen =
        new(Untimely, "request-open", "The partner has not yet answered the open request.");

    /// <summary>The request asks for nothing.</summary>
    public static readonly Refusal RequestEmpty =
        new(Invalid, "request-empty", "A request names at least one item that is wanted.");

    /// <summary>No such request is open.</summary>
    public static readonly Refusal RequestUnknown =
        new(Untimely, "request-not-open", "No such request for information is open.");

    /// <summary>The time to answer is over (half-open: the end itself is outside).</summary>
    public static readonly Refusal AnswerWindowOver =
        new(Untimely, "answer-window-over", "The time to answer this request is over.");

    /// <summary>The time to answer is not over, so it cannot lapse.</summary>
    public static readonly Refusal AnswerWindowOpen =
        new(Untimely, "answer-window-open", "The partner can still answer this request.");

    /// <summary>The answer gives nothing.</summary>
    public static readonly Refusal AnswerEmpty =
        new(Invalid, "answer-empty", "An answer gives at least one thing that was asked for.");

    /// <summary>A claim keeps at least one line.</summary>
    public static readonly Refusal LastLine =
        new(Invalid, "last-line", "A claim keeps at least one line; reject or withdraw it instead.");

    /// <summary>Another partner officially holds the slot.</summary>
    public static readonly Refusal SlotHeld =
        new(Untimely, "slot-held", "Another partner officially holds this workload or subscription.");

    /// <summary>The partner's organisation already holds the slot.</summary>
    public static readonly Refusal SlotAlreadyYours = new(
        Untimely, "slot-already-yours", "Your organisation already officially holds this workload or subscription.");

    /// <summary>The customer's window is over (half-open: the end itself is outside).</summary>
    public static readonly Refusal OptOutWindowOver =
        new(Untimely, "opt-out-window-over", "The time to opt out is over.");

    /// <summary>The customer can still opt out, so silence means nothing yet.</summary>
    public static readonly Refusal OptOutWindowOpen =
        new(Untimely, "opt-out-window-open", "The customer can still opt out.");

    /// <summary>No such window.</summary>
    public static readonly Refusal WindowUnknown =
        new(Missing, "window-unknown", "The claim has no such opt-out window.");

    /// <summary>The reason is one that only the ledger itself gives.</summary>
    public static readonly Refusal ReasonNotForReviewers =
        new(Invalid, "reason-not-for-reviewers", "Reviewers cannot reject for this reason.");

    /// <summary>The proof id is taken by another document.</summary>
    public static readonly Refusal ProofIdUsed =
        new(Untimely, "proof-id-used", "Another document was attached under this id.");

    /// <summary>The same document is already attached.</summary>
    public static readonly Refusal ProofAlreadyAttached =
        new(Untimely, "proof-already-attached", "This document is already attached to the claim.");

    /// <summary>The comment id is taken by another comment.</summary>
    public static readonly Refusal CommentIdUsed =
        new(Untimely, "comment-id-used", "Another comment was made under this id.");

    /// <summary>More of something than a claim can hold.</summary>
    public static Refusal TooMany(string what, int limit) =>
        new(Invalid, $"too-many-{what}", $"A claim holds at most {limit} {what}.");

    /// <summary>Fields of the details contradict each other or the format of a claim.</summary>
    public static Refusal DetailsInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "details-invalid", "Some details cannot be as they were given.", fields);

    /// <summary>What a claim still lacks when it is submitted, all of it at once.</summary>
    public static Refusal Incomplete(ValueList<FieldProblem> fields) =>
        new(Invalid, "claim-incomplete", "The claim lacks what its terms ask for.", fields);

    /// <summary>An answer gives what was not asked for, or not what was.</summary>
    public static Refusal AnswerInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "answer-invalid", "The answer does not fit the request.", fields);
}
