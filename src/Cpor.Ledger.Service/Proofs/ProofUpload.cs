namespace Cpor.Ledger.Service.Proofs;

/// <summary>A file that a partner hands in.</summary>
/// <param name="ClaimId">The claim that it is to prove.</param>
/// <param name="FileName">
/// Its name at the partner's; only the extension is looked at, and nothing is stored under it.
/// </param>
/// <param name="DeclaredType">The media type that came with it, which proves nothing; null for none.</param>
public sealed record ProofUpload(Guid ClaimId, string FileName, string? DeclaredType);
