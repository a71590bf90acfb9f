using System.Buffers.Binary;
using System.Text;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>What keys of each kind put their signature to.</summary>
internal static class NoteText
{
    /// <summary>How many bytes an Ed25519 signature has.</summary>
    private const int SignatureLength = 64;

    /// <summary>How many bytes the time before it has, in cosignatures.</summary>
    private const int TimeLength = sizeof(long);

    /// <summary>Whether the key made this signature for this text.</summary>
    public static bool IsSigned(string text, VerifierKey key, NoteSignature signature) => key.Kind switch
    {
        SignatureKind.Note => key.Verifies(Encoding.UTF8.GetBytes(text), signature.Bytes.Span),
        SignatureKind.Cosignature =>
            Time(signature) is { } time && key.Verifies(Cosigned(text, time), signature.Bytes.Span[TimeLength..]),
        _ => false,
    };

    /// <summary>When a cosignature was made, in seconds since 1970; null when it is none.</summary>
    public static long? Time(NoteSignature cosignature) =>
        cosignature.Bytes.Length == TimeLength + SignatureLength
        && BinaryPrimitives.ReadInt64BigEndian(cosignature.Bytes.Span) is >= 0 and var time
            ? time
            : null;

    /// <summary>What a witness signs at a time: that time and the text, below a line that says what it is.</summary>
    public static byte[] Cosigned(string text, long time) =>
        Encoding.UTF8.GetBytes($"cosignature/v1\ntime {time}\n{text}");
}
