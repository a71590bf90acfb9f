namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// Wraps data keys with a key-encryption key that never lies in the database: ASP.NET Data Protection, or a key
/// management service.
/// </summary>
public interface IKeyEncryption
{
    /// <summary>What holds the key-encryption keys, as <c>data-protection</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Which key-encryption key wrapped these bytes; stored beside every wrapped key, so that an operator can tell.
    /// </summary>
    string KeyOf(byte[] wrapped);

    /// <summary>The key-encryption key that new keys are wrapped with now.</summary>
    string Current { get; }

    /// <summary>Makes another key-encryption key, which new keys are wrapped with from now on.</summary>
    void Renew();

    /// <summary>
    /// Removes key-encryption keys that are not in <paramref name="needed"/> and were replaced at least
    /// <paramref name="ago"/>: a process may still be using one that was replaced just now.
    /// </summary>
    /// <returns>Which ones.</returns>
    IReadOnlyList<string> Retire(IReadOnlyCollection<string> needed, TimeSpan ago);

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
