namespace Cpor.Ledger.Contracts.Claims;

/// <summary>A document to be attached.</summary>
/// <param name="Name">Its name, 1 to 200 characters; folders in it are left out.</param>
/// <param name="Content">Its bytes, at least one.</param>
/// <param name="ProofId">A GUID; made from the <c>Idempotency-Key</c> when left out, or new.</param>
public sealed record UploadFile(string Name, Stream Content, string? ProofId = null);
