using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// AES-256-GCM over one text, bound to claim, event alias and field by the additional data. The nonce is synthetic: the
/// first 12 bytes of an HMAC-SHA256 over the additional data and the text, under a key used for nothing else. So the
/// same text in the same place gives the same token, and a retried command adds nothing.
/// </summary>
/// <remarks>
/// Why that is safe: GCM breaks when one nonce meets two different messages under one key. Here a nonce repeats only if
/// place and text are the same, which repeats the same ciphertext and tells no more than that they are equal, or if two
/// 96-bit HMAC values collide, which among n texts of one claim has probability n² / 2^97 (a million texts: below
/// 2^-57). A failing random number generator cannot hurt. Opening checks the nonce against the text as well.
/// </remarks>
internal sealed class TextCipher
{
    private const int NonceLength = 12, TagLength = 16;
    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);

    private readonly Guid _claimId;
    private readonly byte[] _encryption;
    private readonly byte[] _nonces;

    public TextCipher(ClaimKey key)
    {
        _claimId = key.ClaimId;
        _encryption = key.Derive("text.v1 encryption");
        _nonces = key.Derive("text.v1 nonce");
    }

    public SealedToken Seal(PlainText plain)
    {
        var text = _utf8.GetBytes(plain.Text);
        var place = Place(plain.EventAlias, plain.Field);
        var sealedBytes = new byte[NonceLength + text.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        Nonce(place, text, nonce);
        using var gcm = new AesGcm(_encryption, TagLength);
        gcm.Encrypt(nonce, text, sealedBytes.AsSpan(NonceLength, text.Length), sealedBytes.AsSpan(^TagLength..), place);
        return SealedToken.Create(plain.EventAlias, plain.Field, sealedBytes);
    }

    /// <summary>The text, or null when the token was altered or is not of this claim, event and field.</summary>
    public string? Open(SealedToken token)
    {
        var place = Place(token.EventAlias, token.Field);
        var nonce = token.SealedBytes.AsSpan(0, NonceLength);
        var tag = token.SealedBytes.AsSpan(^TagLength..);
        var text = new byte[token.SealedBytes.Length - NonceLength - TagLength];
        try
        {
            using var gcm = new AesGcm(_encryption, TagLength);
            gcm.Decrypt(nonce, token.SealedBytes.AsSpan(NonceLength, text.Length), tag, text, place);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        Span<byte> expected = stackalloc byte[NonceLength];
        Nonce(place, text, expected);
        return CryptographicOperations.FixedTimeEquals(expected, nonce) ? _utf8.GetString(text) : null;
    }

    private void Nonce(byte[] place, byte[] text, Span<byte> nonce)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _nonces);
        hmac.AppendData(BitConverter.GetBytes(place.Length));
        hmac.AppendData(place);
        hmac.AppendData(text);
        Span<byte> hash = stackalloc byte[32];
        hmac.GetHashAndReset(hash);
        hash[..NonceLength].CopyTo(nonce);
    }

    /// <summary>Names hold no zero byte, so no two places are written alike.</summary>
    private byte[] Place(string eventAlias, string field) =>
        [.. _claimId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes($"sealed:v1\0{eventAlias}\0{field}")];
}
