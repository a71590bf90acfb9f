using System.IO.Compression;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// The zip of a batch, received where proofs are received and encrypted with a key that only this process has, so that
/// what a dead process leaves behind is unreadable until it is removed. Its files are unpacked where they are used.
/// </summary>
internal sealed class BatchZip : IAsyncDisposable
{
    private static readonly Refusal NoZip =
        BatchRefusals.BatchInvalid([new FieldProblem("proofs", "damaged", "This is no whole zip.")]);

    private readonly string _path;
    private readonly Dictionary<string, ZipArchiveEntry> _files = [];
    private ZipArchive? _zip;

    private BatchZip(string path) => _path = path;

    /// <summary>The names of its files.</summary>
    public IReadOnlyCollection<string> Names => _files.Keys;

    /// <summary>Bytes of the zip itself.</summary>
    public long Length { get; private set; }

    /// <summary>Streams a zip to disk. What is in it must be looked at before any of it is used.</summary>
    /// <exception cref="BadHttpRequestException">It broke off.</exception>
    public static async Task<(BatchZip? Zip, Refusal? Refusal)> ReceiveAsync(
        Stream content, ProofSettings settings, BatchLimits limits, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.Incoming);
        var zip = new BatchZip(Path.Combine(settings.Incoming, Guid.CreateVersion7().ToString("n")));
        try
        {
            var refusal = await zip.ReceiveAsync(content, limits, cancel);
            if (refusal is null)
                return (zip, null);
            await zip.DisposeAsync();
            return (null, refusal);
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
    }

    /// <summary>The bytes of one file.</summary>
    public Task<Stream> OpenAsync(string name, CancellationToken cancel) => _files[name].OpenAsync(cancel);

    /// <summary>What the zip says that a file is like: to be compared with what it is.</summary>
    public (long Length, uint Checksum) ClaimOf(string name) => (_files[name].Length, _files[name].Crc32);

    public async ValueTask DisposeAsync()
    {
        if (_zip is not null)
            await _zip.DisposeAsync();
        File.Delete(_path);
    }

    private async Task<Refusal?> ReceiveAsync(Stream content, BatchLimits limits, CancellationToken cancel)
    {
        var key = ClaimKey.ThrownAway();
        await using (var file = new SealedFileWriter(_path, key))
        {
            var buffer = new byte[64 * 1024];
            while (await content.ReadAsync(buffer, cancel) is var read and > 0)
            {
                if (file.Length + read > limits.ZipLength)
                    return BatchRefusals.TooLarge("bytes in the zip", limits.ZipLength);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            await file.FinishAsync(cancel);
            Length = file.Length;
        }

        return Length == 0 ? NoZip : await OpenAsync(SealedFileStream.Open(_path, key), limits, cancel);
    }

    private async Task<Refusal?> OpenAsync(SealedFileStream bytes, BatchLimits limits, CancellationToken cancel)
    {
        try
        {
            if (await ZipDirectory.CountAsync(bytes, limits.ZipEntries, cancel) > limits.ZipEntries)
            {
                await bytes.DisposeAsync();
                return BatchRefusals.TooLarge("entries in the zip", limits.ZipEntries);
            }

            bytes.Position = 0;
            _zip = await ZipArchive.CreateAsync(
                bytes, ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancel);
            return Look(_zip.Entries, limits);
        }
        catch (Exception broken) when (IsDamage(broken))
        {
            await bytes.DisposeAsync();
            return NoZip;
        }
    }

    /// <summary>Whether it is the bytes of a zip that are to blame.</summary>
    internal static bool IsDamage(Exception thrown) => thrown is InvalidDataException or IOException;

    private Refusal? Look(IReadOnlyCollection<ZipArchiveEntry> entries, BatchLimits limits)
    {
        var problems = entries.Select(ZipNames.ProblemOf).OfType<FieldProblem>().ToList();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            // Where case makes no difference, two names that differ in it alone would be one file.
            if (!seen.Add(ZipNames.Of(entry).TrimEnd('/')))
                problems.Add(new(ZipNames.PathOf(entry.FullName), "repeated", "Another entry has this name."));
            else if (!ZipNames.IsFolder(entry))
                _files.Add(ZipNames.Of(entry), entry);
        }

        return problems.Count == 0
            ? null
            : BatchRefusals.BatchInvalid(problems.Take(limits.Problems).ToValueList());
    }
}
