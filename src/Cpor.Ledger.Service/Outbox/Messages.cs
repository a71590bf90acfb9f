using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Outbox;

/// <summary>Starts the automatic checks of a submitted claim.</summary>
public sealed record BeginValidation(Guid ClaimId);

/// <summary>Runs one automatic check and records its answer.</summary>
public sealed record RunCheck(Guid ClaimId, string Check);

/// <summary>A check has been recorded.</summary>
public sealed record CheckAnswered(Guid ClaimId, string Check);

/// <summary>Every check has been recorded: ends the checks.</summary>
public sealed record ConcludeChecks(Guid ClaimId);

/// <summary>A request for information was made that lapses.</summary>
public sealed record AwaitAnswer(Guid ClaimId, Guid RequestId, DateTimeOffset Due);

/// <summary>A timer: is the request still unanswered?</summary>
public sealed record AnswerTimeout(Guid ClaimId, Guid RequestId);

/// <summary>The rejection of lines can be disputed until an instant.</summary>
public sealed record AwaitDispute(Guid ClaimId, IReadOnlyList<Guid> LineIds, DateTimeOffset Ends);

/// <summary>A timer: was the time to dispute the rejection of these lines left unused?</summary>
public sealed record DisputeTimeout(Guid ClaimId, IReadOnlyList<Guid> LineIds);

/// <summary>A timer: is the association's subscription over?</summary>
public sealed record ExpiryTimeout(Guid ClaimId);

/// <summary>A timer: has somebody to be reminded, or a late review to be escalated?</summary>
public sealed record RemindersDue(Guid ClaimId);

/// <summary>The catalogue says that a subscription is over.</summary>
public sealed record SubscriptionEnded(Guid ClaimId, Guid SubscriptionId, DateTimeOffset EndedAt);

/// <summary>Something left the review: is anything of the claim still before the reviewer?</summary>
public sealed record SettleValidation(Guid ClaimId);

/// <summary>Tells the customer of the validated lines of a window.</summary>
public sealed record NotifyCustomer(Guid ClaimId, Guid WindowId);

/// <summary>The customer was notified; the window ends at an instant that is stored in the fact.</summary>
public sealed record OpenWindow(Guid WindowId, Guid ClaimId, DateTimeOffset Ends);

/// <summary>A timer: has the window passed in silence?</summary>
/// <param name="Ends">When the window ends, so that those that ended first are asked first.</param>
public sealed record OptOutTimeout(Guid WindowId, Guid ClaimId, DateTimeOffset Ends)
{
    /// <summary>The timer of the window that a line is in.</summary>
    public static OptOutTimeout For(ClaimId claim, LineState.Notified window) =>
        new(window.WindowId.Value, claim.Value, window.Ends.ToDateTimeOffset());
}

/// <summary>A claim's personal data was erased: removes what could still be read.</summary>
public sealed record RemoveTraces(Guid ClaimId);

/// <summary>The customer answered: is anything of the window still open?</summary>
public sealed record SettleWindow(Guid WindowId, Guid ClaimId);

/// <summary>Tells the partner's contact of a fact, by the fact's version in its claim.</summary>
public sealed record SendPartnerMail(Guid ClaimId, int Version);

/// <summary>Sends the customer the receipt for an opt-out, by the fact's version in its claim.</summary>
public sealed record SendReceipt(Guid ClaimId, int Version);
