using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// The tree as it grows page by page: its frontier, the same if the events were right where they are in dispute, its
/// roots at the sizes of the checkpoints, and the hashes of the tiles that are not full yet.
/// </summary>
internal sealed class TreeGrowth
{
    private readonly PublishedFiles _tiles;
    private readonly SortedSet<long> _sizes;

    // By level.
    private readonly List<List<TreeHash>> _open = [];

    public TreeGrowth(PublishedFiles tiles, IEnumerable<long> sizes) => (_tiles, _sizes) = (tiles, [.. sizes]);

    /// <summary>The tree of the log.</summary>
    public Frontier Tree { get; private set; } = new();

    /// <summary>The tree of the events; null while it is the same.</summary>
    public Frontier? Other { get; private set; }

    /// <summary>The roots at the sizes asked for, of both trees.</summary>
    public Dictionary<long, (TreeHash Log, TreeHash? Other)> Roots { get; } = [];

    /// <summary>The hashes of the open tiles, for going on later.</summary>
    public List<byte[]> OpenTiles =>
        [.. _open.Select(level => level.SelectMany(hash => hash.Bytes.ToArray()).ToArray())];

    /// <summary>Goes on from what was kept.</summary>
    public void Restore(Frontier tree, Frontier? other, IEnumerable<byte[]> open)
    {
        (Tree, Other) = (tree, other);
        _open.Clear();
        _open.AddRange(open.Select(level => HashTile.Read(level, level.Length / TreeHash.Length).Value!.ToList()));
    }

    /// <summary>Adds the next page and returns what differs in the files of hashes.</summary>
    public List<Mismatch> Add(LogPage page)
    {
        if (page.Others.Count > 0)
            Other ??= Frontier.Read(Tree.ToBytes()).Value;
        var wanted = _sizes.GetViewBetween(page.First + 1, page.First + page.Leaves.Length);
        if (page.Root is { } root && page.Others.Count == 0 && wanted.Count == 0)
        {
            Tree.Append(root, LogPage.Level);
            Other?.Append(root, LogPage.Level);
        }
        else
        {
            Append(page, wanted);
        }

        var mismatches = new List<Mismatch>();
        for (var at = 0; at < page.Leaves.Length; at += HashTileAddress.FullWidth)
        {
            var width = Math.Min(HashTileAddress.FullWidth, page.Leaves.Length - at);
            AddTile(0, (page.First + at) / HashTileAddress.FullWidth, page.Leaves.AsMemory(at, width), mismatches);
        }

        return mismatches;
    }

    /// <summary>At the end: what differs in the files of the tiles that are not full.</summary>
    public List<Mismatch> Finish()
    {
        var mismatches = new List<Mismatch>();
        for (var level = 1; level <= _open.Count; level++)
        {
            var hashes = _open[level - 1];
            var index = (Tree.Size >> (HashTileAddress.Height * level)) / HashTileAddress.FullWidth;
            if (hashes.Count > 0)
                mismatches.AddRange(_tiles.Compare(level, index, hashes.ToArray()));
        }

        return mismatches;
    }

    private void Append(LogPage page, SortedSet<long> wanted)
    {
        for (var place = 0; place < page.Leaves.Length; place++)
        {
            var leaf = page.Leaves[place];
            Tree.Append(leaf);
            Other?.Append(page.Others.GetValueOrDefault(page.First + place, leaf));
            if (wanted.Contains(Tree.Size))
                Roots[Tree.Size] = (Tree.Root(), Other?.Root());
        }
    }

    private void AddTile(int level, long index, ReadOnlyMemory<TreeHash> hashes, List<Mismatch> mismatches)
    {
        mismatches.AddRange(_tiles.Compare(level, index, hashes));
        if (hashes.Length < HashTileAddress.FullWidth)
            return;
        while (_open.Count <= level)
            _open.Add([]);
        var above = _open[level];
        above.Add(MerkleTree.Root(hashes.Span));
        if (above.Count < HashTileAddress.FullWidth)
            return;
        var full = above.ToArray();
        above.Clear();
        AddTile(level + 1, index / HashTileAddress.FullWidth, full, mismatches);
    }
}
