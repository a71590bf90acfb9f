namespace Cpor.Ledger.Contracts.Review;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/review/validation</c>: the reviewer accepts lines, and the customer is
/// notified next. The same window id again adds nothing.
/// </summary>
public sealed record ValidateRequest
{
    /// <summary>
    /// The opt-out window's id: a GUID. When left out it is made from the <c>Idempotency-Key</c>, or is new.
    /// </summary>
    public string? WindowId { get; init; }

    /// <summary>The lines' ids; none means every line before the reviewer.</summary>
    public IReadOnlyList<string?>? LineIds { get; init; }
}
