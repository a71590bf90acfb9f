using Cpor.Ledger.Audit.Tests.Trees;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Tiles;

public class tiles_of_a_tree
{
    private static readonly TreeHash[] _manyLeaves = Leaves.Of(70_000);
    private static readonly TreeHash _manyRoot = MerkleTree.Root(_manyLeaves);
    private static readonly Dictionary<HashTileAddress, byte[]> _manyTiles = Written(_manyLeaves, [70_000]);

    /// <summary>The example in C2SP tlog-tiles.</summary>
    [Fact]
    public void are_those_of_the_specifications_example()
    {
        var tiles = HashTileAddress.Grown(0, 70_000).ToList();

        tiles.Count(tile => tile is { Level: 0, Width: 256 }).ShouldBe(273);
        tiles.Where(tile => tile is not { Level: 0, Width: 256 }).Select(tile => tile.Path).ShouldBe(
            ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"]);
        HashTileAddress.Grown(0, 256).Select(tile => tile.Path).ShouldBe(["tile/0/000", "tile/1/000.p/1"]);
    }

    [Fact]
    public void prove_what_the_leaves_prove_over_three_levels()
    {
        var tree = new TiledTree(70_000, address => _manyTiles.GetValueOrDefault(address));

        MerkleTree.Root(tree, 70_000).ShouldBe(_manyRoot);
        Gen.Select(Gen.Int[0, 69_999], Gen.Int[1, 70_000]).Sample(
            (index, old) =>
            {
                var inclusion = InclusionProof.Make(tree, index, 70_000).Value.ShouldNotBeNull();
                inclusion.Check(_manyLeaves[index], _manyRoot).ShouldBeNull();
                var consistency = ConsistencyProof.Make(tree, old, 70_000).Value.ShouldNotBeNull();
                consistency.Check(MerkleTree.Root(_manyLeaves.AsSpan(0, old)), _manyRoot).ShouldBeNull();
            },
            iter: 20);
    }

    [Fact]
    public void prove_what_the_leaves_prove() => Leaves.Some.Sample(
        leaves =>
        {
            var direct = new GrowingTree(leaves);
            var tiles = Written(leaves, [leaves.Length]);
            var tiled = new TiledTree(leaves.Length, address => tiles.GetValueOrDefault(address));
            for (var index = 0; index < leaves.Length; index += 1 + (leaves.Length / 50))
            {
                InclusionProof.Make(tiled, index, leaves.Length).Value!.Hashes
                    .ShouldBe(InclusionProof.Make(direct, index, leaves.Length).Value!.Hashes);
                ConsistencyProof.Make(tiled, index + 1, leaves.Length).Value!.Hashes
                    .ShouldBe(ConsistencyProof.Make(direct, index + 1, leaves.Length).Value!.Hashes);
            }
        },
        iter: 20);

    [Fact]
    public void written_as_the_tree_grows_are_those_written_at_once() =>
        Gen.Select(Leaves.Some, Gen.Int[1, 600].Array[1, 5]).Sample((leaves, sizes) =>
        {
            var steps = sizes.Where(size => size < leaves.Length).Order().Append(leaves.Length).ToArray();
            var grown = Written(leaves, steps);

            foreach (var (address, bytes) in Written(leaves, [leaves.Length]))
                grown[address].ShouldBe(bytes);
        });

    [Fact]
    public void of_an_older_tree_are_read_from_the_full_ones_when_they_are_gone() => Leaves.Some.Sample(leaves =>
    {
        var later = Written([.. leaves, .. Leaves.Of(70_000 - leaves.Length, salt: 7)], [70_000]);
        var old = new TiledTree(leaves.Length, address => later.GetValueOrDefault(address));

        MerkleTree.Root(old, leaves.Length).ShouldBe(ByDefinition.Root(leaves));
    }, iter: 3);

    [Fact]
    public void that_are_missing_or_have_another_length_prove_nothing()
    {
        foreach (var broken in new Func<HashTileAddress, byte[]?>[]
        {
            _ => null,
            address => _manyTiles.GetValueOrDefault(address)?[1..],
            address => _manyTiles.TryGetValue(address, out var bytes) ? new byte[bytes.Length + 32] : null,
        })
        {
            var tree = new TiledTree(70_000, broken);

            InclusionProof.Make(tree, 5, 70_000).Fault.ShouldBe(TreeFaults.HashMissing);
            MerkleTree.Root(tree, 70_000).ShouldBeNull();
        }
    }

    [Fact]
    public void with_any_bit_changed_do_not_lead_to_the_root() =>
        Gen.Select(Gen.Int[0, _manyTiles.Count - 1], Gen.Int[0, (256 * 256) - 1]).Sample(
            (which, bit) =>
            {
                var (address, bytes) = _manyTiles.ElementAt(which);
                var changed = bytes.ToArray();
                changed[bit / 8 % bytes.Length] ^= (byte)(1 << (bit % 8));
                var tree = new TiledTree(70_000, one => one == address ? changed : _manyTiles.GetValueOrDefault(one));
                var first = (address.Index << (8 * (address.Level + 1)))
                    + ((long)(bit / 8 % bytes.Length / 32) << (8 * address.Level));

                // The proof of a leaf beside the changed hash has it, or what was made of it.
                var beside = first ^ (1L << (8 * address.Level));
                if (beside >= 70_000)
                    return;
                InclusionProof.Make(tree, beside, 70_000).Value!
                    .Check(_manyLeaves[beside], _manyRoot).ShouldBe(TreeFaults.AnotherRoot);
            },
            iter: 20);

    [Fact]
    public void are_read_only_at_their_length()
    {
        var leaves = Leaves.Of(3);
        byte[] bytes = [.. leaves[0].Bytes, .. leaves[1].Bytes, .. leaves[2].Bytes];

        HashTile.Read(bytes, 3).Value.ShouldBe(leaves);
        HashTile.Read(bytes, 2).Fault.ShouldBe(TileFaults.AnotherLength);
        HashTile.Read(bytes.AsSpan(1), 3).Fault.ShouldBe(TileFaults.AnotherLength);
        HashTile.Read([], -1).Fault.ShouldBe(TileFaults.AnotherLength);
        HashTile.Write(new GrowingTree(leaves), new HashTileAddress(0, 0, 4)).Fault.ShouldBe(TreeFaults.HashMissing);
    }

    /// <summary>The tiles that a log has after it was published at each of these sizes.</summary>
    private static Dictionary<HashTileAddress, byte[]> Written(TreeHash[] leaves, int[] sizes)
    {
        var tiles = new Dictionary<HashTileAddress, byte[]>();
        var size = 0;
        foreach (var next in sizes)
        {
            var before = new TiledTree(size, address => tiles.GetValueOrDefault(address));
            var tree = new GrowingTree(before, size, leaves[size..next]);
            foreach (var address in HashTileAddress.Grown(size, next).ToList())
                tiles[address] = HashTile.Write(tree, address).Value.ShouldNotBeNull();
            size = next;
        }

        return tiles;
    }
}
