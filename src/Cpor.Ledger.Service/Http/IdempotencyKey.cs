using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// What a caller calls one request by, so that it can be sent again (header <c>Idempotency-Key</c>): 1 to 200 visible
/// ASCII characters, the caller's own. Ids that the caller leaves out are made from it, so that a retry names the same
/// things even when the reply to the first request was never stored.
/// </summary>
public sealed record IdempotencyKey
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int Longest = 200;

    private IdempotencyKey(string caller, string value)
    {
        Caller = caller;
        Value = value;
    }

    /// <summary>Whose key it is.</summary>
    public string Caller { get; }

    /// <summary>The key.</summary>
    public string Value { get; }

    /// <summary>False when the text is no key.</summary>
    public static bool TryParse(string caller, string text, [NotNullWhen(true)] out IdempotencyKey? key)
    {
        var isKey = text.Length is > 0 and <= Longest && text.All(character => character is > ' ' and <= '~');
        key = isKey ? new IdempotencyKey(caller, text) : null;
        return isKey;
    }

    /// <summary>An id that is the same for the same key and use, always (RFC 9562 version 8 over SHA-256).</summary>
    /// <param name="use">What the id is for, as <c>comment</c>, with the claim it belongs to.</param>
    public Guid IdFor(string use)
    {
        // The key holds no line feed and comes last, so no two of these texts are written alike.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{use}\n{Caller.Length}:{Caller}\n{Value}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
