namespace Cpor.Ledger.Contracts;

/// <summary>The codes of contests, disputes, endings and corrections.</summary>
public static partial class Problems
{
    /// <summary>404: the claim has no such contest.</summary>
    public const string ContestUnknown = "contest-unknown";

    /// <summary>409: the contest was decided, or a side left it.</summary>
    public const string ContestOver = "contest-over";

    /// <summary>409: the contest was decided already, and differently.</summary>
    public const string ContestDecidedOtherwise = "contest-decided-otherwise";

    /// <summary>409: who holds the slot has changed; validate the line again to see who holds it now.</summary>
    public const string ContestMoot = "contest-moot";

    /// <summary>409: the incumbent can still answer, and has not yet.</summary>
    public const string IncumbentNotHeard = "incumbent-not-heard";

    /// <summary>409: the time to be heard in this contest is over.</summary>
    public const string HearingOver = "hearing-over";

    /// <summary>409: the contest was already answered, and differently.</summary>
    public const string ContestAnswered = "contest-answered";

    /// <summary>422: an answer to a contest gives proof or a comment.</summary>
    public const string ContestAnswerEmpty = "contest-answer-empty";

    /// <summary>422: the answer names proof that the claim does not have.</summary>
    public const string ContestAnswerInvalid = "contest-answer-invalid";

    /// <summary>409: the claim does not officially hold this slot.</summary>
    public const string NotHolding = "not-holding";

    /// <summary>409: the time to dispute is over; only a new claim can follow.</summary>
    public const string DisputeWindowOver = "dispute-window-over";

    /// <summary>409: the partner can still dispute.</summary>
    public const string DisputeWindowOpen = "dispute-window-open";

    /// <summary>409: the rejection is final; only a new claim can follow.</summary>
    public const string NoDisputeLeft = "no-dispute-left";

    /// <summary>422: a dispute gives a justification, new proof, or both.</summary>
    public const string DisputeEmpty = "dispute-empty";

    /// <summary>409: another dispute was made under this id.</summary>
    public const string DisputeIdUsed = "dispute-id-used";

    /// <summary>422: the dispute names proof that is not of the claim, or not new.</summary>
    public const string DisputeInvalid = "dispute-invalid";

    /// <summary>409: a new claim can follow only one that was refused and cannot be disputed.</summary>
    public const string NotRefusedForGood = "not-refused-for-good";

    /// <summary>409: another claim follows the refused one already.</summary>
    public const string SuccessorExists = "successor-exists";

    /// <summary>422: a claim follows one about the same customer and solution area.</summary>
    public const string NotTheSameCustomer = "not-the-same-customer";

    /// <summary>409: the association lasts until its subscription is over.</summary>
    public const string AssociationNotExpired = "association-not-expired";

    /// <summary>422: existing Microsoft 365 associations are claimed anew (CPOR article).</summary>
    public const string ReAssociateByClaim = "re-associate-by-claim";

    /// <summary>422: the subscription of the association is over.</summary>
    public const string SubscriptionOver = "subscription-over";

    /// <summary>404: no such correction was proposed.</summary>
    public const string CorrectionUnknown = "correction-unknown";

    /// <summary>409: another correction was proposed under this id.</summary>
    public const string CorrectionIdUsed = "correction-id-used";

    /// <summary>409: the correction was already confirmed or dropped.</summary>
    public const string CorrectionOver = "correction-over";

    /// <summary>409: who proposed a correction cannot confirm it.</summary>
    public const string CorrectionNeedsAnotherReviewer = "correction-needs-another-reviewer";

    /// <summary>422: a correction ends an association between its beginning and now.</summary>
    public const string CorrectionDateInvalid = "correction-date-invalid";
}
