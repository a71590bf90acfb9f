using Microsoft.AspNetCore.DataProtection;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// Wraps data keys with ASP.NET Data Protection, whose key ring rotates by itself and keeps its old keys.
/// </summary>
public sealed class DataProtectionKeyEncryption(IDataProtectionProvider protection) : IKeyEncryption
{
    public string Name => "data-protection";

    public ValueTask<byte[]> WrapAsync(string purpose, byte[] key, CancellationToken cancel) =>
        new(For(purpose).Protect(key));

    public ValueTask<byte[]> UnwrapAsync(string purpose, byte[] wrapped, CancellationToken cancel) =>
        new(For(purpose).Unprotect(wrapped));

    private IDataProtector For(string purpose) => protection.CreateProtector("Cpor.Ledger.Personal", purpose);
}
