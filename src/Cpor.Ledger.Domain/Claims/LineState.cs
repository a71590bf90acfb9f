using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Where one line of a submitted claim stands. Each case holds only what is true in it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Checking), "checking")]
[JsonDerivedType(typeof(UnderReview), "under-review")]
[JsonDerivedType(typeof(AwaitingAnswer), "awaiting-answer")]
[JsonDerivedType(typeof(Contested), "contested")]
[JsonDerivedType(typeof(Validated), "validated")]
[JsonDerivedType(typeof(Notified), "notified")]
[JsonDerivedType(typeof(Official), "official")]
[JsonDerivedType(typeof(OptedOut), "opted-out")]
[JsonDerivedType(typeof(Rejected), "rejected")]
[JsonDerivedType(typeof(Disputed), "disputed")]
[JsonDerivedType(typeof(RejectedFinally), "rejected-finally")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Removed), "removed")]
public abstract record LineState
{
    private LineState()
    {
    }

    /// <summary>Whether a reviewer may decide the line: neither checks nor a window are running.</summary>
    [JsonIgnore]
    public bool IsBeforeReviewer => this is UnderReview or AwaitingAnswer or Contested or Disputed;

    /// <summary>Automatic checks are running.</summary>
    public sealed record Checking : LineState;

    /// <summary>Waits for the reviewer.</summary>
    public sealed record UnderReview : LineState;

    /// <summary>Waits for the partner's answer until <paramref name="Ends"/>, that instant excluded.</summary>
    public sealed record AwaitingAnswer(RequestId RequestId, Instant Ends) : LineState;

    /// <summary>Another partner holds the slot; waits for the reviewer.</summary>
    public sealed record Contested(ClaimId HolderClaimId) : LineState;

    /// <summary>Accepted; the customer is being notified.</summary>
    public sealed record Validated(WindowId WindowId) : LineState;

    /// <summary>The customer may opt out until <paramref name="Ends"/>, that instant excluded.</summary>
    public sealed record Notified(WindowId WindowId, Instant Ends) : LineState;

    /// <summary>
    /// The partner is the partner of record; a migrated one until <paramref name="Ends"/>, that instant excluded.
    /// </summary>
    public sealed record Official(Instant EffectiveAt, Instant? Ends = null) : LineState;

    /// <summary>The customer refused. Final.</summary>
    public sealed record OptedOut : LineState;

    /// <summary>
    /// Refused; the partner may dispute it while <paramref name="Dispute"/> is not over. Null: it may not.
    /// </summary>
    public sealed record Rejected(RejectionReason Reason, Due? Dispute = null) : LineState;

    /// <summary>The partner disputed the rejection; waits for the reviewer.</summary>
    public sealed record Disputed(DisputeId DisputeId) : LineState;

    /// <summary>Refused, and no dispute is left. Final.</summary>
    public sealed record RejectedFinally(RejectionReason Reason) : LineState;

    /// <summary>Was official. Final.</summary>
    public sealed record Ended(EndReason Reason) : LineState;

    /// <summary>Taken back by the partner. Final.</summary>
    public sealed record Withdrawn : LineState;

    /// <summary>Taken out of the claim by an answer or a reviewer. Final.</summary>
    public sealed record Removed : LineState;
}
