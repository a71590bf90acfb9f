using System.Security.Cryptography;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>Encrypts a content of unknown length into a new file while it hashes and counts it.</summary>
internal sealed class SealedFileWriter : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly SealedFile _format;
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _chunk = new byte[SealedFile.ChunkLength];
    private readonly byte[] _sealed = new byte[SealedFile.ChunkLength + SealedFile.TagLength];
    private int _filled;
    private long _index;

    public SealedFileWriter(string path, ClaimKey key)
    {
        _format = new SealedFile(key, RandomNumberGenerator.GetBytes(SealedFile.SaltLength));
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        // Zeros hold the head's place; until the end nobody knows what it says, and a half file never opens.
        _file.Write(new byte[SealedFile.ChunksFrom]);
    }

    /// <summary>Bytes of content so far.</summary>
    public long Length { get; private set; }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        _sha256.AppendData(content.Span);
        Length += content.Length;
        while (content.Length > 0)
        {
            // A full chunk is held back until more comes, since the last one is sealed as such.
            if (_filled == _chunk.Length)
                await SealChunkAsync(last: false, cancel);
            var fits = Math.Min(content.Length, _chunk.Length - _filled);
            content[..fits].CopyTo(_chunk.AsMemory(_filled));
            _filled += fits;
            content = content[fits..];
        }
    }

    /// <summary>Writes what is left and the head; the SHA-256 of the content.</summary>
    public async Task<byte[]> FinishAsync(CancellationToken cancel)
    {
        await SealChunkAsync(last: true, cancel);
        var sha256 = _sha256.GetHashAndReset();
        _file.Position = 0;
        await _file.WriteAsync(_format.SealHead(sha256, Length), cancel);
        await _file.FlushAsync(cancel);
        return sha256;
    }

    /// <summary>Waits until the file would outlive a crash.</summary>
    public void FlushToDisk() => _file.Flush(flushToDisk: true);

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _format.Dispose();
        _sha256.Dispose();
    }

    private async Task SealChunkAsync(bool last, CancellationToken cancel)
    {
        var sealedLength = _filled + SealedFile.TagLength;
        _format.SealChunk(_index++, last, _chunk.AsSpan(0, _filled), _sealed.AsSpan(0, sealedLength));
        await _file.WriteAsync(_sealed.AsMemory(0, sealedLength), cancel);
        _filled = 0;
    }
}
