using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// The data key of one claim. The key itself is never handed out, only keys derived from it for one purpose.
/// </summary>
public sealed class ClaimKey
{
    internal const int Length = 32;

    private readonly byte[] _key;

    internal ClaimKey(Guid claimId, byte[] key)
    {
        if (key.Length != Length)
            throw new CryptographicException("A claim's data key has 32 bytes.");
        ClaimId = claimId;
        _key = key;
        Text = new TextCipher(this);
    }

    /// <summary>The claim whose data this key seals.</summary>
    public Guid ClaimId { get; }

    /// <summary>A key of no claim, for what nobody is to read once this process has forgotten it.</summary>
    internal static ClaimKey ThrownAway() => new(Guid.Empty, RandomNumberGenerator.GetBytes(Length));

    /// <summary>Seals and opens short texts.</summary>
    internal TextCipher Text { get; }

    /// <summary>
    /// A 32-byte key for one purpose (HKDF-SHA256); other purposes and other salts give unrelated keys.
    /// </summary>
    public byte[] Derive(string purpose, byte[]? salt = null) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, Length, salt, Encoding.UTF8.GetBytes(purpose));
}

/// <summary>What became of a claim's data key.</summary>
public abstract record ClaimKeyState
{
    private ClaimKeyState()
    {
    }

    /// <summary>The claim's data can be sealed and read.</summary>
    public sealed record Live(ClaimKey Key) : ClaimKeyState;

    /// <summary>The claim's personal data was erased: nothing can be read, and nothing more is sealed.</summary>
    public sealed record Destroyed(Instant At) : ClaimKeyState;

    /// <summary>Nothing was ever sealed for this claim.</summary>
    public sealed record Missing : ClaimKeyState;
}
