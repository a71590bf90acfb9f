using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>Names and ids of keys (C2SP signed-note).</summary>
internal static class KeyName
{
    /// <summary>Not empty, and without white space and the plus sign, which end a name where one is written.</summary>
    public static bool IsGood(string name) =>
        name.Length > 0 && !name.Any(char.IsWhiteSpace) && !name.Contains('+') && StrictText.IsGood(name);

    /// <summary>The first four bytes of the hash of name, line feed, kind and public key.</summary>
    public static uint Id(string name, SignatureKind kind, ReadOnlySpan<byte> publicKey)
    {
        byte[] input = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)kind, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(input));
    }
}
