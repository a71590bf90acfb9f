using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Domain;

/// <summary>The one way GUIDs are written: 32 digits with hyphens; any case is read, lower case is written.</summary>
internal static class GuidFormat
{
    /// <summary>False for another format and for the empty GUID, which identifies nothing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Guid value) =>
        Guid.TryParseExact(text, "D", out value)
        && value != Guid.Empty
        // The framework also takes blanks around the text, signs and "0x" inside it.
        && string.Equals(value.ToString("D"), text, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The same GUID for the same names, always: a retry that leaves out an id gets the one it got before
    /// (RFC 9562 version 8 over SHA-256).
    /// </summary>
    public static Guid FromNames(Guid scope, string name)
    {
        Span<byte> input = stackalloc byte[16 + Encoding.UTF8.GetByteCount(name)];
        scope.TryWriteBytes(input, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
