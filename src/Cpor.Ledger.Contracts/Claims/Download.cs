namespace Cpor.Ledger.Contracts.Claims;

/// <summary>A document that the ledger handed out.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">What it is, a media type.</param>
/// <param name="FileName">What it is called.</param>
public sealed record Download(byte[] Content, string? ContentType, string? FileName);
