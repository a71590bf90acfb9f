using System.Buffers.Binary;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>One line of signature below a note.</summary>
/// <param name="KeyName">The name of the key.</param>
/// <param name="KeyId">Its id.</param>
/// <param name="Bytes">What the key made; how it is to be read is a matter of the key's kind. Not empty.</param>
public sealed record NoteSignature(string KeyName, uint KeyId, ReadOnlyMemory<byte> Bytes)
{
    private const string Dash = "\u2014 ";
    private const int IdLength = sizeof(uint);

    /// <summary>The line without its end, as it stands in the note.</summary>
    public override string ToString()
    {
        Span<byte> id = stackalloc byte[IdLength];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"{Dash}{KeyName} {Convert.ToBase64String([.. id, .. Bytes.Span])}";
    }

    /// <summary>Null when the line is no signature.</summary>
    internal static NoteSignature? Parse(string line) =>
        line.StartsWith(Dash, StringComparison.Ordinal)
        && line[Dash.Length..].Split(' ') is [var name, var text]
        && Notes.KeyName.IsGood(name)
        && StrictText.Base64(text) is { Length: > IdLength } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(IdLength))
            : null;
}
