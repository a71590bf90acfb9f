using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The rules of the whole claim, its details and lines that can refuse a command. The codes of all refusals are public
/// and never change their meaning.
/// </summary>
public static class ClaimRefusals
{
    /// <summary>No such claim.</summary>
    public static readonly Refusal NotFound = new(Missing, "claim-not-found", "There is no such claim.");

    /// <summary>The id is taken by a claim with other details.</summary>
    public static readonly Refusal Exists =
        new(Untimely, "claim-exists", "A claim with this id exists and holds other details.");

    /// <summary>
    /// Only three programmes take CPOR claims; any other has the co-op process (CPOR article, "Important").
    /// </summary>
    public static readonly Refusal ProgrammeNotCovered = new(
        Invalid, "programme-not-covered", "Claims for this programme are made in the co-op process, not here.");

    /// <summary>Solution area and activities are those of another programme.</summary>
    public static readonly Refusal ProgrammeDoesNotFit = new(
        Invalid, "programme-does-not-fit", "Solution area and activities do not fit the programme.");

    /// <summary>Fields of the details contradict each other or the format of a claim.</summary>
    public static Refusal DetailsInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "details-invalid", "Some details are invalid.", fields);

    /// <summary>What a claim still lacks when it is submitted, all of it at once.</summary>
    public static Refusal Incomplete(ValueList<FieldProblem> fields) =>
        new(Invalid, "claim-incomplete", "The claim lacks what its terms ask for.", fields);

    /// <summary>A submitted claim cannot be edited (CPOR article, step 10, note).</summary>
    public static readonly Refusal AlreadySubmitted = new(
        Untimely, "claim-submitted", "The claim was submitted and cannot be edited; wait to be asked, or withdraw it.");

    /// <summary>The command needs a submitted claim.</summary>
    public static readonly Refusal NotSubmitted =
        new(Untimely, "claim-not-submitted", "The claim is still a draft.");

    /// <summary>Nothing more can be done with a claim that is over.</summary>
    public static readonly Refusal Over = new(Untimely, "claim-over", "The claim is over.");

    /// <summary>A named line is not one of the claim.</summary>
    public static readonly Refusal LineUnknown = new(Invalid, "line-unknown", "The claim has no such line.");

    /// <summary>No named line is where this can be done.</summary>
    public static readonly Refusal LinesNotOpenToThis = new(
        Untimely, "lines-not-open-to-this", "At least one of the lines is not in a state in which this can be done.");

    /// <summary>A claim keeps at least one line.</summary>
    public static readonly Refusal LastLine =
        new(Invalid, "last-line", "A claim keeps at least one line; reject or withdraw it instead.");

    /// <summary>Another partner officially holds the slot.</summary>
    public static readonly Refusal SlotHeld =
        new(Untimely, "slot-held", "Another partner officially holds this workload or subscription.");

    /// <summary>The partner's organisation already holds the slot.</summary>
    public static readonly Refusal SlotAlreadyYours = new(
        Untimely, "slot-already-yours", "Your organisation already officially holds this workload or subscription.");

    /// <summary>The comment id is taken by another comment.</summary>
    public static readonly Refusal CommentIdUsed =
        new(Untimely, "comment-id-used", "Another comment was made under this id.");

    /// <summary>More of something than a claim can hold.</summary>
    public static Refusal TooMany(string what, int limit) =>
        new(Invalid, $"too-many-{what}", $"A claim holds at most {limit} {what}.");
}
