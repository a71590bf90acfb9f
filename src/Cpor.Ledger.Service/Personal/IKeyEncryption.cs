namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// Wraps data keys with a key-encryption key that never lies in the database: ASP.NET Data Protection, or a key
/// management service.
/// </summary>
public interface IKeyEncryption
{
    /// <summary>
    /// Which key-encryption key this is; stored beside every wrapped key, so that an operator can tell.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// Wraps a key. Only the same <paramref name="purpose"/> unwraps it, so rows cannot be exchanged.
    /// </summary>
    ValueTask<byte[]> WrapAsync(string purpose, byte[] key, CancellationToken cancel);

    /// <summary>The key inside.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// Wrapped for another purpose, altered, or by a key-encryption key that is not to be had.
    /// </exception>
    ValueTask<byte[]> UnwrapAsync(string purpose, byte[] wrapped, CancellationToken cancel);
}
