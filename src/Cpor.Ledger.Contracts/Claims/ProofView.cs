using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>A document that proves execution, without its content.</summary>
/// <param name="ProofId">Its id.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes, at least 1.</param>
/// <param name="ContentType">What the content was found to be, a media type.</param>
/// <param name="AttachedAt">When it was attached, UTC.</param>
/// <param name="FileName">Its name at the partner's; only when a reason for reading was given.</param>
public sealed record ProofView(
    string ProofId, string Sha256, long Size, string ContentType, Instant AttachedAt, string? FileName = null);

/// <summary>The documents of a claim, as <c>GET /v1/claims/{claimId}/proofs</c> answers them.</summary>
public sealed record ProofList(IReadOnlyList<ProofView> Items);
