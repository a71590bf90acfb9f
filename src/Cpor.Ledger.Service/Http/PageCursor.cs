using System.Buffers.Binary;
using System.Buffers.Text;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Where a page ended: the place after a row, not a number of rows, so that rows that come and go meanwhile move
/// nothing. It belongs to one list and one order.
/// </summary>
/// <param name="Value">The last row's value in the column that the list is ordered by; null where it has none.</param>
/// <param name="Id">The last row's id.</param>
public sealed record PageCursor(DateTimeOffset? Value, Guid Id)
{
    /// <summary>How many bytes of a list's fingerprint a cursor holds.</summary>
    public const int FingerprintLength = 8;

    private const int Length = FingerprintLength + sizeof(long) + 16;

    /// <summary>As text for an address.</summary>
    public string Write(ReadOnlySpan<byte> fingerprint)
    {
        Span<byte> bytes = stackalloc byte[Length];
        fingerprint.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[FingerprintLength..], Value?.UtcTicks ?? -1);
        Id.TryWriteBytes(bytes[(FingerprintLength + sizeof(long))..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null, with a note on the validator, when the text is no cursor of that list.</summary>
    public static PageCursor? Parse(RequestValidator validator, string text, ReadOnlySpan<byte> fingerprint)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length == Base64Url.GetEncodedLength(Length)
            && Base64Url.IsValid(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            && length == Length
            && bytes[..FingerprintLength].SequenceEqual(fingerprint)
            && BinaryPrimitives.ReadInt64BigEndian(bytes[FingerprintLength..]) is var ticks
            && ticks <= DateTimeOffset.MaxValue.Ticks)
        {
            return new PageCursor(
                ticks < 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero),
                new Guid(bytes[(FingerprintLength + sizeof(long))..]));
        }

        validator.Note("after", "not-a-cursor", "This is not a cursor of this list in this order.");
        return null;
    }
}
