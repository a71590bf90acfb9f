using System.Text;
using System.Text.Json;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Tests.Tiles;

/// <summary>The files that another implementation wrote for a log of 0 to 15 entries.</summary>
public class a_published_log
{
    private const int Largest = 15;

    private static readonly JsonElement _log = PublishedVectors.Document("tessera-log.json");

    private static readonly Checkpoint[] _checkpoints =
        [.. Enumerable.Range(0, Largest + 1).Select(size => Read(Published(size)).Checkpoint)];

    [Fact]
    public void has_checkpoints_of_the_trees_of_its_entries()
    {
        var entries = Entries();

        entries.Select(entry => Encoding.UTF8.GetString(entry.Span)).Take(3).ShouldBe(["one", "two", "three"]);
        for (var size = 0; size <= Largest; size++)
        {
            _checkpoints[size].Size.ShouldBe(size);
            _checkpoints[size].Root.ShouldBe(MerkleTree.Root([.. Hashes(entries.Take(size))]));
        }
    }

    [Fact]
    public void is_written_by_us_to_the_same_bytes()
    {
        var entries = Entries();
        var tree = new GrowingTree([.. Hashes(entries)]);
        for (var size = 1; size <= Largest; size++)
        {
            var (tile, bundle) = (HashTileAddress.Grown(0, size).Single(), BundleAddress.Grown(0, size).Single());

            HashTile.Write(tree, tile).Value.ShouldBe(File(tile.Path));
            EntryBundle.Write([.. entries.Take(size)]).Value.ShouldBe(File(bundle.Path));
        }
    }

    [Fact]
    public void is_signed_by_us_to_the_same_bytes()
    {
        using var key = SigningKey.Parse(_log.GetProperty("secret").GetString()!).Value.ShouldNotBeNull();

        key.Verifier.ToString().ShouldBe(_log.GetProperty("key").GetString());
        for (var size = 0; size <= Largest; size++)
            _checkpoints[size].Sign(key).ToBytes().ShouldBe(Published(size));
    }

    [Fact]
    public void proves_from_its_tiles_that_it_only_grew()
    {
        var tiles = new TiledTree(Largest, address => File(address.Path));
        for (var old = 1; old <= Largest; old++)
        {
            ConsistencyProof.Make(tiles, old, Largest).Value.ShouldNotBeNull()
                .Check(_checkpoints[old].Root, _checkpoints[Largest].Root).ShouldBeNull();
        }
    }

    private static SignedCheckpoint Read(byte[] note)
    {
        var key = VerifierKey.Parse(_log.GetProperty("key").GetString()!).Value.ShouldNotBeNull();
        return SignedCheckpoint.Read(note, new LogIdentity(key.Name, [key]), []).Value.ShouldNotBeNull();
    }

    private static byte[] Published(int size) =>
        Encoding.UTF8.GetBytes(_log.GetProperty("checkpoints")[size].GetString()!);

    private static byte[] File(string path) => _log.GetProperty("files").GetProperty(path).GetBytesFromBase64();

    private static IReadOnlyList<ReadOnlyMemory<byte>> Entries() =>
        EntryBundle.Read(File("tile/entries/000.p/15"), Largest).Value.ShouldNotBeNull();

    private static IEnumerable<TreeHash> Hashes(IEnumerable<ReadOnlyMemory<byte>> entries) =>
        entries.Select(entry => TreeHash.OfLeaf(entry.Span));
}
