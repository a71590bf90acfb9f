using System.Buffers;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;
using NodaTime;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>
/// Keeps proofs outside the database, as <c>{folder}/{claim}/{sha256}</c>, each encrypted with its claim's data key:
/// when that key is destroyed, no copy or backup of a file can be read.
/// </summary>
public sealed class ProofStore(ProofSettings settings, ClaimKeys keys, Readings readings, IMalwareScan malware)
{
    private const int BufferLength = 32 * 1024;

    /// <summary>
    /// Streams an upload to disk. Nothing is found under its name before it was received in full, recognised, scanned
    /// and flushed; whatever else happens, nothing is left behind. The same file again gives the same answer.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="IOException">The upload broke off, or the disk is full.</exception>
    public async Task<ProofResult> SaveAsync(ProofUpload upload, Stream content, CancellationToken cancel = default)
    {
        var key = await keys.GetOrCreateAsync(upload.ClaimId, cancel);
        return key is ClaimKeyState.Live { Key: var live }
            ? await TakeAsync(upload, content, live, FolderOf(upload.ClaimId), cancel)
            : new ProofResult.Erased(((ClaimKeyState.Destroyed)key).At);
    }

    /// <summary>What <see cref="SaveAsync"/> would answer. Nothing is kept, not even a key.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="IOException">The upload broke off, or the disk is full.</exception>
    public async Task<ProofResult> TryAsync(ProofUpload upload, Stream content, CancellationToken cancel = default) =>
        await keys.GetAsync(upload.ClaimId, cancel) is ClaimKeyState.Destroyed destroyed
            ? new ProofResult.Erased(destroyed.At)
            : await TakeAsync(upload, content, ClaimKey.ThrownAway(), null, cancel);

    /// <summary>
    /// Opens a proof for a reader, which is recorded as the reading of personal data is. The head is checked before
    /// this returns, each chunk as it is read.
    /// </summary>
    /// <exception cref="ArgumentException">The hash is not 64 lower-case hexadecimal digits.</exception>
    /// <exception cref="InvalidDataException">The stored bytes were altered.</exception>
    public async Task<OpenedProof> OpenAsync(
        Guid claimId, string sha256, Reader reader, CancellationToken cancel = default)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("A SHA-256 is 64 lower-case hexadecimal digits.", nameof(sha256));
        var path = Path.Combine(FolderOf(claimId), sha256);
        if (!File.Exists(path))
            return await keys.GetAsync(claimId, cancel) is ClaimKeyState.Destroyed gone
                ? new OpenedProof.Erased(gone.At)
                : new OpenedProof.Missing();
        var states = await readings.RecordAsync([new Reading(claimId, "proof", sha256)], reader, cancel);
        return states[claimId] switch
        {
            ClaimKeyState.Live live => new OpenedProof.Opened(OpenChecked(path, sha256, live.Key)),
            ClaimKeyState.Destroyed destroyed => new OpenedProof.Erased(destroyed.At),
            _ => new OpenedProof.Missing(),
        };
    }

    /// <summary>Removes every file of a claim whose key was destroyed. Doing it again does nothing.</summary>
    public Task DeleteClaimAsync(Guid claimId, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        if (Directory.Exists(FolderOf(claimId)))
            Directory.Delete(FolderOf(claimId), recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Removes what uploads left behind when the process died. Files younger than <paramref name="before"/> are left
    /// alone: another node may be receiving them.
    /// </summary>
    public void RemoveUnfinished(Instant before)
    {
        var incoming = new DirectoryInfo(settings.Incoming);
        foreach (var file in incoming.Exists ? incoming.EnumerateFiles() : [])
        {
            if (Instant.FromDateTimeUtc(file.LastWriteTimeUtc) < before)
                file.Delete();
        }
    }

    /// <summary>Receives and looks at a file, and moves it into a folder if one is given.</summary>
    private async Task<ProofResult> TakeAsync(
        ProofUpload upload, Stream content, ClaimKey key, string? folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.Incoming);
        var unfinished = Path.Combine(settings.Incoming, Guid.CreateVersion7().ToString("n"));
        try
        {
            await using var file = new SealedFileWriter(unfinished, key);
            if (await ReceiveAsync(content, file, cancel) is { } refused)
                return refused;
            var sha256 = Convert.ToHexStringLower(await file.FinishAsync(cancel));
            var result = await InspectAsync(upload, unfinished, key, cancel);
            if (result is ProofResult.Stored && folder is not null)
                Publish(file, unfinished, folder, sha256);
            return result;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private async Task<ProofResult?> ReceiveAsync(Stream content, SealedFileWriter file, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            while (await content.ReadAsync(buffer, cancel) is var read and > 0)
            {
                if (file.Length + read > settings.LargestProof)
                    return new ProofResult.TooLarge(settings.LargestProof);
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return file.Length == 0 ? new ProofResult.Empty() : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Looks at what lies on disk now, so that nothing is judged but what is kept.</summary>
    private async Task<ProofResult> InspectAsync(
        ProofUpload upload, string path, ClaimKey key, CancellationToken cancel)
    {
        await using var content = SealedFileStream.Open(path, key);
        var extension = Path.GetExtension(upload.FileName).ToLowerInvariant();
        var sniffed = await Sniffing.SniffAsync(content, extension, cancel);
        if (sniffed.Kind is not { } kind || !kind.Allows(extension))
            return new ProofResult.TypeNotAllowed(sniffed.Name, $"{extension} {upload.DeclaredType}".Trim());
        content.Position = 0;
        return await malware.ScanAsync(content, cancel) switch
        {
            MalwareScan.Passed scan =>
                new ProofResult.Stored(Convert.ToHexStringLower(content.Sha256), content.Length, kind, scan),
            MalwareScan.Infected infected => new ProofResult.Infected(infected.Name),
            MalwareScan.Unavailable unavailable => new ProofResult.ScanUnavailable(unavailable.Why),
            var other => throw new InvalidOperationException($"Nothing is known of {other}."),
        };
    }

    /// <summary>A file that is there already has the same content, unless it was damaged: then this mends it.</summary>
    private void Publish(SealedFileWriter file, string unfinished, string folder, string sha256)
    {
        file.FlushToDisk();
        Directory.CreateDirectory(folder);
        File.Move(unfinished, Path.Combine(folder, sha256), overwrite: true);
        DurableFolder.Flush(folder);
        DurableFolder.Flush(settings.Folder);
    }

    private static SealedFileStream OpenChecked(string path, string sha256, ClaimKey key)
    {
        var content = SealedFileStream.Open(path, key);
        if (Convert.ToHexStringLower(content.Sha256) == sha256)
            return content;
        content.Dispose();
        throw new InvalidDataException("Another proof lies under this name.");
    }

    private string FolderOf(Guid claimId) => Path.Combine(settings.Folder, claimId.ToString("D"));
}
