namespace Cpor.Ledger.Contracts;

/// <summary>The codes of problems. They are public and never change their meaning.</summary>
public static partial class Problems
{
    /// <summary>404: there is no such claim, or none that the caller may see.</summary>
    public const string ClaimNotFound = "claim-not-found";

    /// <summary>409: the id is taken by a claim with other details.</summary>
    public const string ClaimExists = "claim-exists";

    /// <summary>409: a submitted claim cannot be edited (CPOR article, step 10, note).</summary>
    public const string ClaimSubmitted = "claim-submitted";

    /// <summary>409: the claim is over.</summary>
    public const string ClaimOver = "claim-over";

    /// <summary>409: the claim is still a draft.</summary>
    public const string ClaimNotSubmitted = "claim-not-submitted";

    /// <summary>422: the claim has no such line.</summary>
    public const string LineUnknown = "line-unknown";

    /// <summary>409: a line is not in a state in which this can be done.</summary>
    public const string LinesNotOpenToThis = "lines-not-open-to-this";

    /// <summary>409: automatic checks have not all answered; try again later.</summary>
    public const string ChecksPending = "checks-pending";

    /// <summary>409: the partner has not yet answered the open request.</summary>
    public const string RequestOpen = "request-open";

    /// <summary>422: the request for information asks for nothing.</summary>
    public const string RequestEmpty = "request-empty";

    /// <summary>409: another request for information was made under this id.</summary>
    public const string RequestIdUsed = "request-id-used";

    /// <summary>404: the claim has no such request for information.</summary>
    public const string RequestUnknown = "request-unknown";

    /// <summary>409: the request was already answered, and differently.</summary>
    public const string RequestAnswered = "request-answered";

    /// <summary>409: this request for information is no longer open.</summary>
    public const string RequestNotOpen = "request-not-open";

    /// <summary>409: the time to answer is over.</summary>
    public const string AnswerWindowOver = "answer-window-over";

    /// <summary>409: the partner can still answer.</summary>
    public const string AnswerWindowOpen = "answer-window-open";

    /// <summary>422: the answer gives nothing.</summary>
    public const string AnswerEmpty = "answer-empty";

    /// <summary>422: the answer does not fit the request; the fields say where.</summary>
    public const string AnswerInvalid = "answer-invalid";

    /// <summary>422: a claim keeps at least one line.</summary>
    public const string LastLine = "last-line";

    /// <summary>409: another partner officially holds the workload or subscription.</summary>
    public const string SlotHeld = "slot-held";

    /// <summary>409: the partner's own organisation already holds the workload or subscription.</summary>
    public const string SlotAlreadyYours = "slot-already-yours";

    /// <summary>409: the time to opt out is over.</summary>
    public const string OptOutWindowOver = "opt-out-window-over";

    /// <summary>409: the customer can still opt out.</summary>
    public const string OptOutWindowOpen = "opt-out-window-open";

    /// <summary>404: the claim has no such opt-out window.</summary>
    public const string WindowUnknown = "window-unknown";

    /// <summary>409: other lines were validated under this window id.</summary>
    public const string WindowIdUsed = "window-id-used";

    /// <summary>422: there is no such automatic check.</summary>
    public const string CheckUnknown = "check-unknown";

    /// <summary>422: a check answers once for every line that is being checked.</summary>
    public const string CheckResultsIncomplete = "check-results-incomplete";

    /// <summary>422: reviewers cannot reject for this reason.</summary>
    public const string ReasonNotForReviewers = "reason-not-for-reviewers";

    /// <summary>422: the description of a document is invalid; the fields say where.</summary>
    public const string ProofInvalid = "proof-invalid";

    /// <summary>422: the upload has no bytes.</summary>
    public const string ProofEmpty = "proof-empty";

    /// <summary>413: the upload has more bytes than a proof may have.</summary>
    public const string ProofTooLarge = "proof-too-large";

    /// <summary>422: the content, or its name, is not of a type that proofs may have.</summary>
    public const string ProofTypeNotAllowed = "proof-type-not-allowed";

    /// <summary>422: the malware scan found something.</summary>
    public const string ProofInfected = "proof-infected";

    /// <summary>503: the malware scan could not be done; nothing was stored, try again.</summary>
    public const string ScanUnavailable = "scan-unavailable";

    /// <summary>409: another document was attached under this id.</summary>
    public const string ProofIdUsed = "proof-id-used";

    /// <summary>409: this document is already attached to the claim.</summary>
    public const string ProofAlreadyAttached = "proof-already-attached";

    /// <summary>409: another comment was made under this id.</summary>
    public const string CommentIdUsed = "comment-id-used";

    /// <summary>422: a claim holds no more proofs.</summary>
    public const string TooManyProofs = "too-many-proofs";

    /// <summary>422: a claim holds no more comments.</summary>
    public const string TooManyComments = "too-many-comments";

    /// <summary>422: some details contradict each other; the fields say where.</summary>
    public const string DetailsInvalid = "details-invalid";

    /// <summary>422: the claim lacks what its terms ask for; the fields say what, all at once.</summary>
    public const string ClaimIncomplete = "claim-incomplete";

    /// <summary>422: claims for this programme are made in the co-op process (CPOR article, "Important").</summary>
    public const string ProgrammeNotCovered = "programme-not-covered";

    /// <summary>422: solution area and activities are those of another programme.</summary>
    public const string ProgrammeDoesNotFit = "programme-does-not-fit";

    /// <summary>400: values are not in their format; the fields say where, all at once.</summary>
    public const string RequestInvalid = "request-invalid";

    /// <summary>400: the body is not JSON, or not of the expected shape.</summary>
    public const string BodyUnreadable = "body-unreadable";

    /// <summary>413: the body is too large.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>415: the body is not of a media type that the endpoint takes.</summary>
    public const string MediaTypeNotTaken = "media-type-not-taken";

    /// <summary>401: the token is missing or not accepted.</summary>
    public const string NotSignedIn = "not-signed-in";

    /// <summary>403: the caller's role may not use this endpoint.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>403: the location is not one of the caller's own.</summary>
    public const string LocationNotYours = "location-not-yours";

    /// <summary>404: there is nothing at this address.</summary>
    public const string NothingHere = "nothing-here";

    /// <summary>405: this address does not take the method.</summary>
    public const string MethodNotTaken = "method-not-taken";

    /// <summary>406: the caller takes no JSON.</summary>
    public const string NotAcceptable = "not-acceptable";

    /// <summary>404: the claim has no such version, or did not exist at that instant.</summary>
    public const string VersionUnknown = "version-unknown";

    /// <summary>404: the claim has no such proof.</summary>
    public const string ProofUnknown = "proof-unknown";

    /// <summary>412: the claim has another version than <c>If-Match</c> says.</summary>
    public const string VersionMismatch = "version-mismatch";

    /// <summary>410: the claim's personal data was erased; nothing more can be sealed for it.</summary>
    public const string PersonalDataErased = "personal-data-erased";

    /// <summary>
    /// 409: the customer is being told or asked, or the claim is not over; erase afterwards, or on a court's order.
    /// </summary>
    public const string PersonalDataNeeded = "personal-data-needed";

    /// <summary>404: the claim's personal data was not erased.</summary>
    public const string ErasureUnknown = "erasure-unknown";

    /// <summary>404: nobody ever had this actor's id.</summary>
    public const string ActorUnknown = "actor-unknown";

    /// <summary>422: the key was used with another request.</summary>
    public const string IdempotencyKeyReused = "idempotency-key-reused";

    /// <summary>409: the same request is being worked on; try again after <c>Retry-After</c>.</summary>
    public const string IdempotencyKeyInFlight = "idempotency-key-in-flight";

    /// <summary>404: the ledger knows no terms document of that id.</summary>
    public const string TermsUnknown = "terms-unknown";

    /// <summary>503: what is shown has not caught up with the version that was asked for; try again.</summary>
    public const string ReadModelBehind = "read-model-behind";

    /// <summary>404: there is no projection of that name, or it was never rebuilt.</summary>
    public const string ProjectionUnknown = "projection-unknown";

    /// <summary>
    /// 422: rows of the file are invalid; the fields say which, and nothing was stored.
    /// </summary>
    public const string UsageDataInvalid = "usage-data-invalid";

    /// <summary>
    /// 422: the rows of a batch, or the zip with their proofs, are invalid; the fields say where, and
    /// nothing was done.
    /// </summary>
    public const string BatchInvalid = "batch-invalid";

    /// <summary>413: a batch has more rows, files or bytes than one may have; nothing was done.</summary>
    public const string BatchTooLarge = "batch-too-large";

    /// <summary>503: too many writers want the same claim or slot; nothing was added, try again.</summary>
    public const string LedgerBusy = "ledger-busy";

    /// <summary>500: a fault of the ledger; nothing is known to have been added, a retry is safe.</summary>
    public const string LedgerFault = "ledger-fault";
}
