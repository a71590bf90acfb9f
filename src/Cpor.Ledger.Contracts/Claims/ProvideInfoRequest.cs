using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/answers</c>: answers the open request for information. What is left out
/// stays as it is; tenant, solution area and activities never change (Manage incentives customer associations,
/// 2020-07: Edit). The same request again adds nothing.
/// </summary>
public sealed record ProvideInfoRequest
{
    /// <summary>The id of the request that is answered: a GUID, mandatory.</summary>
    [Required]
    public string? RequestId { get; init; }

    /// <summary>Another location of the same organisation, one of the caller's own.</summary>
    public string? MpnId { get; init; }

    /// <summary>Another contact at the customer.</summary>
    public Contact? CustomerContact { get; init; }

    /// <summary>Another technical contact at the customer.</summary>
    public Contact? TechnicalContact { get; init; }

    /// <summary>Another contact of the partner.</summary>
    public Contact? PartnerContact { get; init; }

    /// <summary>The lines that leave the claim.</summary>
    public IReadOnlyList<string?>? RemovedLineIds { get; init; }

    /// <summary>Proofs of this claim that answer the request; they are attached first.</summary>
    public IReadOnlyList<string?>? ProofIds { get; init; }

    /// <summary>An explanation, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
