namespace Cpor.Ledger.Contracts.Review;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/review/requests</c>: the reviewer asks the partner for more. The same
/// request id again adds nothing.
/// </summary>
public sealed record RequestInfoRequest
{
    /// <summary>A GUID. When left out it is made from the <c>Idempotency-Key</c>, or is new.</summary>
    public string? RequestId { get; init; }

    /// <summary>The lines' ids; none means every line before the reviewer.</summary>
    public IReadOnlyList<string?>? LineIds { get; init; }

    /// <summary>
    /// What is wanted, at least one of: <c>mpn-id</c>, <c>lines</c>, <c>customer-contact</c>, <c>technical-contact</c>,
    /// <c>partner-contact</c>, <c>proof</c>, <c>comment</c>.
    /// </summary>
    [OneOf("RequestedItem")]
    public IReadOnlyList<string?>? Items { get; init; }

    /// <summary>
    /// What is wrong with the proof: <c>missing-all-proof</c>, <c>missing-customer-acknowledgement</c>,
    /// <c>missing-or-old-dates</c>, <c>missing-partner-service</c>, <c>missing-products</c> (Manage incentives customer
    /// associations, 2020-07).
    /// </summary>
    [OneOf("ProofDefect")]
    public IReadOnlyList<string?>? Defects { get; init; }

    /// <summary>What the reviewer says to the partner, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
