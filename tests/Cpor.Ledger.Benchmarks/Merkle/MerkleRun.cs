using System.Diagnostics;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Benchmarks.Merkle;

/// <summary>
/// How fast the log's tree is built again from its entries, as who verifies all of it does, and what a proof and a
/// signature cost. Nothing is read from a disk.
/// </summary>
public static class MerkleRun
{
    private const int EntryLength = 1200;
    private const int Entries = 1 << 14;
    private const int TileHeight = HashTileAddress.Height;

    private static readonly byte[] _entries = RandomBytes(Entries * EntryLength);

    public static void Run(Options options)
    {
        var leaves = options.Small ? 1 << 14 : 1 << 20;
        var rounds = options.Rounds ?? (options.Small ? 1 : 5);
        var tiles = Tiles(leaves);
        var tree = new TiledTree(leaves, address => tiles.GetValueOrDefault(address));
        using var key = SigningKey.From("example.com/log", SignatureKind.Note, RandomBytes(32)).Value!;
        var table = new Table(
            $"{leaves:N0} entries of {EntryLength} bytes, {Environment.ProcessorCount} cores", "each second");

        Add("leaf hash and frontier, one thread", leaves, () => OneByOne(leaves));
        Add("leaf hash and frontier, all cores, 256 leaves at once", leaves, () => InTiles(leaves));
        Add("frontier alone, one thread", leaves, () => Frontier(leaves));
        Add("inclusion proof made from tiles in memory and checked", 1000, () => Prove(tree, leaves));
        Add("Ed25519 signature of a checkpoint made", 1000, () => Repeat(1000, () => key.Sign("a\n1\nb\n")));
        table.Print();

        void Add(string what, int count, Action measured)
        {
            measured();
            table.Add(what, new Spread(Enumerable.Range(0, rounds).Select(_ => Rate(count, measured))).Text("N0"));
        }
    }

    private static double Rate(int count, Action measured)
    {
        var watch = Stopwatch.StartNew();
        measured();
        return count / watch.Elapsed.TotalSeconds;
    }

    private static void OneByOne(int leaves)
    {
        var frontier = new Frontier();
        for (var leaf = 0; leaf < leaves; leaf++)
            frontier.Append(TreeHash.OfLeaf(Entry(leaf)));
        _ = frontier.Root();
    }

    private static void InTiles(int leaves)
    {
        var roots = new TreeHash[leaves >> TileHeight];
        Parallel.For(0, roots.Length, tile => roots[tile] = MerkleTree.Root(Leaves(tile)));
        var frontier = new Frontier();
        foreach (var root in roots)
            frontier.Append(root, TileHeight);
        _ = frontier.Root();
    }

    private static void Frontier(int leaves)
    {
        var frontier = new Frontier();
        for (var leaf = 0; leaf < leaves; leaf++)
            frontier.Append(TreeHash.Empty);
        _ = frontier.Root();
    }

    private static void Prove(TiledTree tree, int leaves) => Repeat(1000, () =>
    {
        var proof = InclusionProof.Make(tree, Random.Shared.Next(leaves), leaves).Value!;
        if (proof.Check(TreeHash.OfLeaf(Entry((int)proof.Index)), MerkleTree.Root(tree, leaves)!.Value) is { } fault)
            throw new InvalidOperationException(fault.Explanation);
    });

    private static Dictionary<HashTileAddress, byte[]> Tiles(int leaves)
    {
        var tiles = new Dictionary<HashTileAddress, byte[]>();
        var source = new GrowingTree([.. Enumerable.Range(0, leaves >> TileHeight).SelectMany(Leaves)]);
        foreach (var address in HashTileAddress.Grown(0, leaves))
            tiles.Add(address, HashTile.Write(source, address).Value!);
        return tiles;
    }

    private static TreeHash[] Leaves(int tile)
    {
        var hashes = new TreeHash[1 << TileHeight];
        for (var place = 0; place < hashes.Length; place++)
            hashes[place] = TreeHash.OfLeaf(Entry((tile << TileHeight) + place));
        return hashes;
    }

    private static ReadOnlySpan<byte> Entry(int leaf) => _entries.AsSpan(leaf % Entries * EntryLength, EntryLength);

    private static void Repeat(int times, Action action)
    {
        for (var time = 0; time < times; time++)
            action();
    }

    private static byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        new Random(6962).NextBytes(bytes);
        return bytes;
    }
}
