using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// What a fact stores in place of personal data: <c>sealed:v1:{event alias}:{field}:{base64url}</c>. It says what it is
/// and where it belongs, so that a reader of the log sees that something is there, and what kind, but not what.
/// </summary>
public sealed class SealedToken
{
    /// <summary>Nonce and tag of an empty text, in base64url.</summary>
    private const int ShortestEncoded = 38;

    private static readonly SearchValues<char> _name = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    private static readonly SearchValues<char> _encoded =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private SealedToken(string eventAlias, string field, byte[] sealedBytes)
    {
        EventAlias = eventAlias;
        Field = field;
        SealedBytes = sealedBytes;
    }

    /// <summary>The alias of the fact that the text was sealed for, as <c>details-given.v1</c>.</summary>
    public string EventAlias { get; }

    /// <summary>The field of that fact, as <c>customer-contact.email</c>.</summary>
    public string Field { get; }

    /// <summary>Nonce (12 bytes), ciphertext, tag (16 bytes).</summary>
    internal byte[] SealedBytes { get; }

    /// <summary>Names a place for sealed text.</summary>
    /// <exception cref="ArgumentException">
    /// A name is not 1 to 80 of a-z, 0-9, dot and hyphen, starting with a letter.
    /// </exception>
    internal static SealedToken Create(string eventAlias, string field, byte[] sealedBytes)
    {
        RequireName(eventAlias, nameof(eventAlias));
        RequireName(field, nameof(field));
        return new SealedToken(eventAlias, field, sealedBytes);
    }

    /// <summary>Whether the text is a token, in the one spelling that <see cref="ToString"/> gives.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SealedToken? token)
    {
        token = null;
        if (text?.Split(':') is not ["sealed", "v1", var eventAlias, var field, var encoded]
            || !IsName(eventAlias)
            || !IsName(field)
            || encoded.Length < ShortestEncoded
            || encoded.AsSpan().ContainsAnyExcept(_encoded))
            return false;
        if (!Base64Url.IsValid(encoded))
            return false;
        token = new SealedToken(eventAlias, field, Base64Url.DecodeFromChars(encoded));
        // Base64 has several spellings for one value when unused bits are set; only one of them is a token.
        return token.ToString() == text;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() =>
        $"sealed:v1:{EventAlias}:{Field}:{Base64Url.EncodeToString(SealedBytes)}";

    private static void RequireName(string name, string parameter)
    {
        if (!IsName(name))
        {
            throw new ArgumentException(
                "A name is 1 to 80 of a-z, 0-9, dot and hyphen, starting with a letter.", parameter);
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 80 && name[0] is >= 'a' and <= 'z' && !name.AsSpan().ContainsAnyExcept(_name);
}
