using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Log;
using Marten;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>An erasure as it is kept beside the database.</summary>
/// <param name="Fact">The fact as it was stored.</param>
/// <param name="By">The opaque id of who decided it.</param>
public sealed record JournalledErasure(PersonalDataErased Fact, string By);

/// <summary>
/// Every erasure once more as a file beside the database, named by its claim: a database that is restored from before
/// an erasure does not know of it, and would bring back key and texts. Holds nothing personal.
/// </summary>
public sealed class ErasureJournal(string folder, IDocumentStore store)
{
    /// <summary>Keeps the erasure of a claim, once.</summary>
    public async Task KeepAsync(Guid claimId, CancellationToken cancel)
    {
        var path = PathOf(claimId);
        if (File.Exists(path))
            return;
        await using var session = store.QuerySession();
        if (await RecordedErasure.FindAsync(session, claimId, cancel) is not { } erasure)
            return;
        Directory.CreateDirectory(folder);
        var unfinished = $"{path}.{Guid.CreateVersion7():n}.tmp";
        await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            var entry = new JournalledErasure(erasure.Fact, erasure.Stored.UserName ?? "ledger:erasing");
            await JsonSerializer.SerializeAsync(file, entry, StoredFormat.Options, cancel);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        DurableFolder.Flush(folder);
    }

    /// <summary>The claims whose erasures were kept.</summary>
    public IReadOnlyList<Guid> Claims() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).Select(Guid.Parse!)]
        : [];

    /// <summary>The erasure of one of them.</summary>
    public async Task<JournalledErasure> ReadAsync(Guid claimId, CancellationToken cancel)
    {
        await using var file = File.OpenRead(PathOf(claimId));
        return (await JsonSerializer.DeserializeAsync<JournalledErasure>(file, StoredFormat.Options, cancel))!;
    }

    private string PathOf(Guid claimId) => Path.Combine(folder, $"{claimId:D}.json");
}
