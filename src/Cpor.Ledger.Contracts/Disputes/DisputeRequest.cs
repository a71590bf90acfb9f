namespace Cpor.Ledger.Contracts.Disputes;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/disputes</c>: the partner disputes a rejection, with a justification, new
/// proof, or both (Manage incentives customer associations, 2020-07: Dispute). The same dispute id again adds nothing.
/// </summary>
public sealed record DisputeRequest
{
    /// <summary>A GUID. When left out it is made from the <c>Idempotency-Key</c>, or is new.</summary>
    public string? DisputeId { get; init; }

    /// <summary>The lines' ids; none means every rejected line that can be disputed.</summary>
    public IReadOnlyList<string?>? LineIds { get; init; }

    /// <summary>Why the rejection is wrong, at most 4,000 characters.</summary>
    public string? Justification { get; init; }

    /// <summary>Proofs of this claim that were attached after the rejection.</summary>
    public IReadOnlyList<string?>? ProofIds { get; init; }
}
