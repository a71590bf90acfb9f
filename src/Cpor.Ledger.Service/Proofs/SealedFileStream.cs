using Cpor.Ledger.Service.Personal;
using Microsoft.Win32.SafeHandles;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>Reads a sealed file, one chunk in memory at a time, from any position.</summary>
internal sealed class SealedFileStream : Stream
{
    private readonly SafeFileHandle _file;
    private readonly SealedFile _format;
    private readonly byte[] _sealed = new byte[SealedFile.ChunkLength + SealedFile.TagLength];
    private readonly byte[] _chunk = new byte[SealedFile.ChunkLength];
    private long _opened = -1;
    private long _position;

    private SealedFileStream(SafeFileHandle file, SealedFile format, byte[] sha256, long length)
    {
        _file = file;
        _format = format;
        Sha256 = sha256;
        Length = length;
    }

    /// <summary>What the content's hash was when it was stored.</summary>
    public byte[] Sha256 { get; }

    public override long Length { get; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <exception cref="InvalidDataException">
    /// The file is none of this claim's proofs, was altered or was cut.
    /// </exception>
    public static SealedFileStream Open(string path, ClaimKey key)
    {
        var file = File.OpenHandle(path, share: FileShare.Read | FileShare.Write | FileShare.Delete);
        SealedFile? format = null;
        try
        {
            var head = new byte[SealedFile.ChunksFrom];
            if (RandomAccess.Read(file, head, 0) < head.Length || !head.AsSpan().StartsWith(SealedFile.Mark))
                throw new InvalidDataException("This is no stored proof.");
            format = new SealedFile(key, head[8..(8 + SealedFile.SaltLength)]);
            var (sha256, length) = format.OpenHead(head.AsSpan(8 + SealedFile.SaltLength));
            var chunks = (length + SealedFile.ChunkLength - 1) / SealedFile.ChunkLength;
            if (RandomAccess.GetLength(file) != SealedFile.ChunksFrom + length + chunks * SealedFile.TagLength)
                throw new InvalidDataException("The stored proof was cut or lengthened.");
            return new SealedFileStream(file, format, sha256, length);
        }
        catch
        {
            format?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.Length == 0 || _position >= Length)
            return 0;
        var (index, length) = Wanted();
        if (index != _opened)
        {
            var wanted = _sealed.AsSpan(0, length + SealedFile.TagLength);
            var sealedLength = RandomAccess.Read(_file, wanted, Offset(index));
            OpenChunk(index, length, sealedLength);
        }

        return Copy(buffer, length);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length == 0 || _position >= Length)
            return 0;
        var (index, length) = Wanted();
        if (index != _opened)
        {
            var sealedLength = await RandomAccess.ReadAsync(
                _file, _sealed.AsMemory(0, length + SealedFile.TagLength), Offset(index), cancellationToken);
            OpenChunk(index, length, sealedLength);
        }

        return Copy(buffer.Span, length);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Current => _position,
        SeekOrigin.End => Length,
        _ => 0,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
            _format.Dispose();
        }

        base.Dispose(disposing);
    }

    private (long Index, int Length) Wanted()
    {
        var index = _position / SealedFile.ChunkLength;
        return (index, (int)Math.Min(SealedFile.ChunkLength, Length - index * SealedFile.ChunkLength));
    }

    private static long Offset(long index) =>
        SealedFile.ChunksFrom + index * (SealedFile.ChunkLength + SealedFile.TagLength);

    private void OpenChunk(long index, int length, int sealedLength)
    {
        if (sealedLength != length + SealedFile.TagLength)
            throw new InvalidDataException("The stored proof was cut.");
        _opened = -1;
        var last = index * SealedFile.ChunkLength + length == Length;
        _format.OpenChunk(index, last, _sealed.AsSpan(0, sealedLength), _chunk.AsSpan(0, length));
        _opened = index;
    }

    private int Copy(Span<byte> buffer, int length)
    {
        var from = (int)(_position % SealedFile.ChunkLength);
        var count = Math.Min(buffer.Length, length - from);
        _chunk.AsSpan(from, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
