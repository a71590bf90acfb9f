namespace Cpor.Ledger.Contracts;

/// <summary>How a command is sent.</summary>
/// <param name="Key">The <c>Idempotency-Key</c>, 1 to 200 visible ASCII characters: the same request may be sent again
/// under it for 48 hours and gets the same reply. Null sends none.</param>
/// <param name="IfVersion">Do it only while the claim has this version; otherwise the ledger answers 412.</param>
public sealed record Call(string? Key = null, long? IfVersion = null)
{
    /// <summary>Without a key and whatever the version.</summary>
    public static Call Plain { get; } = new();
}
