using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The status of a claim that people see: the roll-up of its lines.</summary>
public enum ClaimStatus
{
    /// <summary>Being written by the partner.</summary>
    Draft,

    /// <summary>A question is open: the partner must answer.</summary>
    ActionRequired,

    /// <summary>Automatic checks are running.</summary>
    Submitted,

    /// <summary>Another partner holds a slot; the reviewer must decide.</summary>
    Contested,

    /// <summary>The partner disputed a rejection; the reviewer must decide again.</summary>
    Disputed,

    /// <summary>Waits for the reviewer.</summary>
    UnderReview,

    /// <summary>Accepted; the customer is being notified.</summary>
    Validated,

    /// <summary>The customer may opt out.</summary>
    CustomerNotified,

    /// <summary>The partner is the partner of record.</summary>
    Official,

    /// <summary>The customer refused.</summary>
    OptedOut,

    /// <summary>Refused; may be disputed for a time.</summary>
    Rejected,

    /// <summary>Refused, and no dispute is left.</summary>
    RejectedFinal,

    /// <summary>Was official and is no more.</summary>
    Ended,

    /// <summary>Taken back by the partner.</summary>
    Withdrawn,
}

/// <summary>Rolls lines up.</summary>
public static class ClaimStatuses
{
    /// <summary>
    /// The status of the whole: of its lines' statuses the first in the order of <see cref="ClaimStatus"/>, so what
    /// somebody must act on comes before what runs by itself, and that before what is over.
    /// </summary>
    public static ClaimStatus Status(this Claim claim) => claim switch
    {
        Claim.Filed filed =>
            filed.Lines.Select(line => line.State.Status()).DefaultIfEmpty(ClaimStatus.Withdrawn).Min(),
        Claim.Dropped => ClaimStatus.Withdrawn,
        _ => ClaimStatus.Draft,
    };

    /// <summary>The status of one line. A removed line counts as withdrawn.</summary>
    public static ClaimStatus Status(this LineState state) => state switch
    {
        LineState.Checking => ClaimStatus.Submitted,
        LineState.UnderReview => ClaimStatus.UnderReview,
        LineState.AwaitingAnswer => ClaimStatus.ActionRequired,
        LineState.Contested => ClaimStatus.Contested,
        LineState.Validated => ClaimStatus.Validated,
        LineState.Notified => ClaimStatus.CustomerNotified,
        LineState.Official => ClaimStatus.Official,
        LineState.OptedOut => ClaimStatus.OptedOut,
        LineState.Rejected => ClaimStatus.Rejected,
        LineState.Disputed => ClaimStatus.Disputed,
        LineState.RejectedFinally => ClaimStatus.RejectedFinal,
        LineState.Ended => ClaimStatus.Ended,
        _ => ClaimStatus.Withdrawn,
    };

    /// <summary>When something will happen by itself or is promised next, or null when nothing is.</summary>
    public static Instant? NextDeadline(this Claim claim) => claim is Claim.Filed filed
        ? filed.Lines.Min(line => line.State switch
        {
            LineState.UnderReview or LineState.Contested or LineState.Disputed => line.Review?.Ends,
            _ => line.TimerEnds(),
        })
        : null;
}
