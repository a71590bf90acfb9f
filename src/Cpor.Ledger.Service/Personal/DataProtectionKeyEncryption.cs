using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// Wraps data keys with ASP.NET Data Protection, whose key ring rotates by itself and keeps its old keys.
/// </summary>
public sealed class DataProtectionKeyEncryption(KeyRing ring) : IKeyEncryption
{
    // A magic number, and the id of the key that protected it.
    private const int IdFrom = 4, IdLength = 16;

    public string Name => "data-protection";

    public string Current => KeyOf(For("current").Protect([0]));

    public string KeyOf(byte[] wrapped) => wrapped.Length < IdFrom + IdLength
        ? throw new CryptographicException("This is no wrapped key.")
        : Named(new Guid(wrapped.AsSpan(IdFrom, IdLength)));

    public void Renew() => ring.Renew();

    public IReadOnlyList<string> Retire(IReadOnlyCollection<string> needed, TimeSpan ago)
    {
        var current = ring.Keys.Single(key => Named(key.KeyId) == Current);
        if (current.ActivationDate > DateTimeOffset.UtcNow - ago)
            return [];
        var unneeded = ring.Keys
            .Where(key => key.ActivationDate < current.ActivationDate && !needed.Contains(Named(key.KeyId)))
            .ToList();
        foreach (var key in unneeded)
            ring.Remove(key.KeyId);
        return [.. unneeded.Select(key => Named(key.KeyId))];
    }

    public ValueTask<byte[]> WrapAsync(string purpose, byte[] key, CancellationToken cancel) =>
        new(For(purpose).Protect(key));

    public ValueTask<byte[]> UnwrapAsync(string purpose, byte[] wrapped, CancellationToken cancel)
    {
        try
        {
            return new(For(purpose).Unprotect(wrapped));
        }
        catch (CryptographicException)
        {
            // The clocks of file systems are coarse: a key may have come just after the ring was read.
            ring.LookAgain();
            return new(For(purpose).Unprotect(wrapped));
        }
    }

    private string Named(Guid key) => $"{Name} {key:D}";

    private IDataProtector For(string purpose) => ring.Protection.CreateProtector("Cpor.Ledger.Personal", purpose);
}
