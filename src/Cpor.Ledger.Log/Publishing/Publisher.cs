using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Publishing;

/// <summary>
/// Publishes what was added to the log: its tiles and bundles, then a checkpoint over them. The node that sequences
/// does it, so that one does.
/// </summary>
public sealed class Publisher(
    LogReader log, LogProgress progress, LogKeys keys, TileFolder folder, Checkpoints checkpoints)
{
    private const int MostAtOnce = 64 * BundleAddress.FullWidth;

    /// <summary>Publishes all that is in the log now.</summary>
    /// <returns>The newest checkpoint; null while the log is empty.</returns>
    /// <exception cref="LogForkedException">
    /// The log is not a continuation of what was published. Nothing is signed then.
    /// </exception>
    public async Task<PublishedCheckpoint?> PublishAsync(CancellationToken cancel)
    {
        var tree = await log.TreeAsync(cancel);
        var before = await checkpoints.NewestAsync(cancel);
        await ThrowIfNotOursAsync(before, cancel);
        var published = await FolderAsync(cancel);
        if (tree.Size < Math.Max(before?.Checkpoint.Size ?? 0, published?.Size ?? 0))
            throw new LogForkedException("The log is shorter than what was published of it: an older database.");
        if (tree.Size == (published?.Size ?? 0))
            return before;
        var size = published?.Size ?? 0;
        while (size < tree.Size)
            size = await WriteAsync(size, tree, cancel);
        var grown = folder.Tree(tree.Size);
        ThrowIfForked(grown, published);
        ThrowIfForked(grown, before?.Checkpoint);
        return await SignAsync(grown, tree, cancel);
    }

    // Another node signed with a key that is not here: readers would be told of two logs.
    private async Task ThrowIfNotOursAsync(PublishedCheckpoint? before, CancellationToken cancel)
    {
        if (before is not null)
            await OpenAsync(before.Note, cancel);
    }

    /// <summary>Whether this node is the one to publish.</summary>
    public bool IsMine => progress.IsActive;

    /// <summary>
    /// What the folder itself says is in it: it may have been made anew, or belong to this node alone.
    /// </summary>
    private async Task<Checkpoint?> FolderAsync(CancellationToken cancel)
    {
        return folder.Read(TileFolder.CheckpointName) is { } note ? await OpenAsync(note, cancel) : null;
    }

    private async Task<Checkpoint> OpenAsync(byte[] note, CancellationToken cancel)
    {
        var signers = (await keys.OpenAsync(cancel)).Select(key => key.Verifier).ToList();
        var signed = SignedCheckpoint.Read(note, new LogIdentity(signers[0].Name, signers), []);
        return signed.IsGood
            ? signed.Value.Checkpoint
            : throw new LogForkedException($"The published checkpoint is not ours: {signed.Fault.Explanation}");
    }

    /// <summary>Writes the next part of the tiles; parts end where tiles do, except the last.</summary>
    private async Task<long> WriteAsync(long from, Frontier whole, CancellationToken cancel)
    {
        var size = whole.Size;
        var first = from - (from % BundleAddress.FullWidth);
        var entries = await log.ReadAsync(first, (int)Math.Min(MostAtOnce, size - first), cancel);
        var end = first + entries.Count;
        var tree = new GrowingTree(
            folder.Tree(from), from, [.. entries.Skip((int)(from - first)).Select(entry => entry.LeafHash)]);
        if (end == size && MerkleTree.Root(tree, size) != whole.Root())
            throw new LogForkedException("The published tiles and the log's entries lead to another root.");
        foreach (var address in BundleAddress.Grown(from, end))
        {
            var bundle = entries.Skip((int)((address.Index * BundleAddress.FullWidth) - first)).Take(address.Width);
            folder.Write(address.Path, Good(EntryBundle.Write([.. bundle.Select(entry => entry.Bytes)])));
        }

        foreach (var address in HashTileAddress.Grown(from, end))
            folder.Write(address.Path, Good(HashTile.Write(tree, address)));
        return end;
    }

    private async Task<PublishedCheckpoint> SignAsync(TiledTree grown, Frontier tree, CancellationToken cancel)
    {
        if (MerkleTree.Root(grown, tree.Size) != tree.Root())
            throw new LogForkedException("The tiles lead to another root than the log's own.");
        var signers = await keys.OpenAsync(cancel);
        var checkpoint = new Checkpoint(signers[0].Verifier.Name, tree.Size, tree.Root());
        var note = signers.Skip(1).Aggregate(
            checkpoint.Sign(signers[0]), (signed, key) => signed.With(key.Sign(checkpoint.Text)));
        var published = new PublishedCheckpoint(checkpoint, note.ToBytes());
        await checkpoints.AddAsync(published, cancel);
        folder.Write(TileFolder.CheckpointName, published.Note);
        return published;
    }

    private static void ThrowIfForked(TiledTree grown, Checkpoint? before)
    {
        if (before is not null && MerkleTree.Root(grown, before.Size) != before.Root)
            throw new LogForkedException($"The log does not begin with the {before.Size} entries that were published.");
    }

    private static byte[] Good(Audit.Reading<byte[]> made) => made.IsGood
        ? made.Value
        : throw new InvalidDataException($"A tile cannot be made: {made.Fault.Explanation}");
}
