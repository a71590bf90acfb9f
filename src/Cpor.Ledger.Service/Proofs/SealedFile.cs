using System.Buffers.Binary;
using System.Security.Cryptography;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// How a proof lies on disk: a mark, a salt, a sealed head (SHA-256 and length of the content), then chunks of 64 KiB,
/// each AES-256-GCM with its tag behind it.
/// </summary>
/// <remarks>
/// Every file has a key of its own, derived from the claim's data key and the salt, so a counter is a safe nonce. The
/// nonce also says whether a chunk is the last: a file that was cut, lengthened or put together in another order does
/// not open, and neither does one that lies under another name or claim. The format is stored and does not change; a
/// new one gets a new mark.
/// </remarks>
internal sealed class SealedFile : IDisposable
{
    public const int ChunkLength = 64 * 1024;
    public const int TagLength = 16;
    public const int SaltLength = 16;
    public const int HeadLength = 40;
    public const int ChunksFrom = 8 + SaltLength + HeadLength + TagLength;

    private const byte HeadMark = 0xFF;

    private readonly AesGcm _gcm;

    public SealedFile(ClaimKey key, byte[] salt)
    {
        Salt = salt;
        _gcm = new AesGcm(key.Derive("proof.v1 file", salt), TagLength);
    }

    public static ReadOnlySpan<byte> Mark => "CPORPF\0\u0001"u8;

    public byte[] Salt { get; }

    /// <summary>The chunk and its tag, into a buffer that holds both.</summary>
    public void SealChunk(long index, bool last, ReadOnlySpan<byte> chunk, Span<byte> into) =>
        _gcm.Encrypt(Nonce(index, last ? (byte)1 : (byte)0), chunk, into[..chunk.Length], into[chunk.Length..], Mark);

    /// <exception cref="InvalidDataException">The chunk was altered or stands in the wrong place.</exception>
    public void OpenChunk(long index, bool last, ReadOnlySpan<byte> chunkAndTag, Span<byte> into) =>
        Open(Nonce(index, last ? (byte)1 : (byte)0), chunkAndTag, into);

    public byte[] SealHead(byte[] sha256, long length)
    {
        var head = new byte[HeadLength];
        sha256.CopyTo(head, 0);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(32), length);
        var sealedHead = new byte[HeadLength + TagLength];
        _gcm.Encrypt(
            Nonce(0, HeadMark), head, sealedHead.AsSpan(0, HeadLength), sealedHead.AsSpan(HeadLength), Mark);
        return [.. Mark, .. Salt, .. sealedHead];
    }

    /// <exception cref="InvalidDataException">The head was altered or belongs to another claim.</exception>
    public (byte[] Sha256, long Length) OpenHead(ReadOnlySpan<byte> sealedHead)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Open(Nonce(0, HeadMark), sealedHead, head);
        return (head[..32].ToArray(), BinaryPrimitives.ReadInt64BigEndian(head[32..]));
    }

    public void Dispose() => _gcm.Dispose();

    private void Open(byte[] nonce, ReadOnlySpan<byte> bytesAndTag, Span<byte> into)
    {
        try
        {
            _gcm.Decrypt(nonce, bytesAndTag[..^TagLength], bytesAndTag[^TagLength..], into, Mark);
        }
        catch (AuthenticationTagMismatchException altered)
        {
            throw new InvalidDataException("The stored proof was altered.", altered);
        }
    }

    private static byte[] Nonce(long index, byte kind)
    {
        var nonce = new byte[12];
        nonce[0] = kind;
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), index);
        return nonce;
    }
}
