using Cpor.Ledger.Domain.Claims;
using Wolverine;
using Wolverine.Attributes;

namespace Cpor.Ledger.Service.Outbox;

// These records lie in the database, some of them for years as timers: a name in MessageIdentity is never changed, and
// a parameter neither.

/// <summary>A claim was submitted: its validation begins.</summary>
[MessageIdentity("begin-validation")]
public sealed record BeginValidation(Guid ClaimId);

/// <summary>Runs the automatic checks that are not recorded yet.</summary>
[MessageIdentity("run-checks")]
public sealed record RunChecks(Guid ClaimId);

/// <summary>A timer: has what gave no answer to a check an answer now?</summary>
/// <param name="Attempt">Counts from one; only the newest is heeded.</param>
/// <param name="Pause">How long it waits.</param>
[MessageIdentity("checks-timeout")]
public sealed record ChecksTimeout(Guid ClaimId, int Attempt, TimeSpan Pause) : TimeoutMessage(Pause);

/// <summary>Something left the review: is anything of the claim still before the reviewer?</summary>
[MessageIdentity("settle-validation")]
public sealed record SettleValidation(Guid ClaimId);

/// <summary>A timer: is the request still unanswered?</summary>
[MessageIdentity("answer-timeout")]
public sealed record AnswerTimeout(Guid ClaimId, Guid RequestId);

/// <summary>A timer: was the time to dispute the rejection of these lines left unused?</summary>
[MessageIdentity("dispute-timeout")]
public sealed record DisputeTimeout(Guid ClaimId, IReadOnlyList<Guid> LineIds);

/// <summary>A timer: is the association's subscription over?</summary>
[MessageIdentity("expiry-timeout")]
public sealed record ExpiryTimeout(Guid ClaimId);

/// <summary>A timer: has somebody to be reminded, or a late review to be escalated?</summary>
[MessageIdentity("reminders-due")]
public sealed record RemindersDue(Guid ClaimId);

/// <summary>The catalogue says that a subscription is over.</summary>
[MessageIdentity("subscription-ended")]
public sealed record SubscriptionEnded(Guid ClaimId, Guid SubscriptionId, DateTimeOffset EndedAt);

/// <summary>Tells the customer of the validated lines of a window.</summary>
[MessageIdentity("notify-customer")]
public sealed record NotifyCustomer(Guid ClaimId, Guid WindowId);

/// <summary>A timer: has the window passed in silence?</summary>
/// <param name="Ends">When the window ends, so that those that ended first are closed first.</param>
[MessageIdentity("opt-out-timeout")]
public sealed record OptOutTimeout(Guid WindowId, Guid ClaimId, DateTimeOffset Ends)
{
    /// <summary>The timer of the window that a line is in.</summary>
    public static OptOutTimeout For(ClaimId claim, LineState.Notified window) =>
        new(window.WindowId.Value, claim.Value, window.Ends.ToDateTimeOffset());
}

/// <summary>The customer answered, or the window was closed: is anything of it still open?</summary>
[MessageIdentity("settle-window")]
public sealed record SettleWindow(Guid WindowId);

/// <summary>A claim's personal data was erased: removes what could still be read.</summary>
[MessageIdentity("remove-traces")]
public sealed record RemoveTraces(Guid ClaimId);

/// <summary>Tells the partner's contact of a fact, by the fact's version in its claim.</summary>
[MessageIdentity("send-partner-mail")]
public sealed record SendPartnerMail(Guid ClaimId, int Version);

/// <summary>Sends the customer the receipt for an opt-out, by the fact's version in its claim.</summary>
[MessageIdentity("send-receipt")]
public sealed record SendReceipt(Guid ClaimId, int Version);
