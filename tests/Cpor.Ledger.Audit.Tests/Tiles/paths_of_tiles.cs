using Cpor.Ledger.Audit.Tiles;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Tiles;

public class paths_of_tiles
{
    // The example of C2SP tlog-tiles, and api/layout/paths_test.go of transparency-dev/tessera.
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 0, 255, "tile/0/000.p/255")]
    [InlineData(1, 0, 256, "tile/1/000")]
    [InlineData(0, 1_234_067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 1_234_067, 89, "tile/0/x001/x234/067.p/89")]
    [InlineData(15, 455_667, 256, "tile/15/x455/667")]
    [InlineData(15, 123_456_789, 41, "tile/15/x123/x456/789.p/41")]
    [InlineData(63, 999_999_999_999_999_999, 255, "tile/63/x999/x999/x999/x999/x999/999.p/255")]
    public void of_hashes_are_as_published(int level, long index, int width, string path)
    {
        var address = new HashTileAddress(level, index, width);

        address.Path.ShouldBe(path);
        HashTileAddress.Parse(path).Value.ShouldBe(address);
    }

    [Theory]
    [InlineData(0, 256, "tile/entries/000")]
    [InlineData(0, 8, "tile/entries/000.p/8")]
    [InlineData(255, 256, "tile/entries/255")]
    [InlineData(255, 253, "tile/entries/255.p/253")]
    [InlineData(123_456_789, 256, "tile/entries/x123/x456/789")]
    public void of_entries_are_as_published(long index, int width, string path)
    {
        var address = new BundleAddress(index, width);

        address.Path.ShouldBe(path);
        BundleAddress.Parse(path).Value.ShouldBe(address);
    }

    [Theory]
    [InlineData(0, 256, "tile/entries/000")]
    [InlineData(255, 256, "tile/entries/000")]
    [InlineData(251, 255, "tile/entries/000.p/255")]
    [InlineData(256, 512, "tile/entries/001")]
    [InlineData(3, 257, "tile/entries/000")]
    [InlineData(256, 257, "tile/entries/001.p/1")]
    [InlineData(123_456_789L * 256, 123_456_790L * 256, "tile/entries/x123/x456/789")]
    public void an_entry_lies_in_the_bundle_that_was_published_for_it(long entry, long size, string path) =>
        BundleAddress.Holding(entry, size).Path.ShouldBe(path);

    // The first ones are from the same tests.
    [Theory]
    [InlineData("0/x001/x234/067.p/")]
    [InlineData("0/x001/x234/067.p")]
    [InlineData("0/x001/x234/")]
    [InlineData("0/x001/x234")]
    [InlineData("0/x001/")]
    [InlineData("0/x001")]
    [InlineData("1/x001/.p/abc")]
    [InlineData("64/x001/002")]
    [InlineData("-1/x001/002")]
    [InlineData("abc/x001/002")]
    [InlineData("8/001/002")]
    [InlineData("8/x001/0002")]
    [InlineData("8/x001/-002")]
    [InlineData("8/x001/002.p/256")]
    [InlineData("63/x999/x999/x999/x999/x999/x999/999.p/255")]
    [InlineData("5/123/456/078")]
    [InlineData("0/x000/001")]
    [InlineData("00/001")]
    [InlineData("0/001.p/0")]
    [InlineData("0/001.p/007")]
    [InlineData("0/001.p/7.p/7")]
    [InlineData("0/01")]
    [InlineData("0/x001/x002")]
    [InlineData("0/ 01")]
    [InlineData("0/+01")]
    [InlineData("0/../001")]
    [InlineData("0//001")]
    [InlineData("/001")]
    [InlineData("")]
    [InlineData("0/001\n")]
    public void in_any_other_form_are_refused(string path)
    {
        HashTileAddress.Parse("tile/" + path).Fault.ShouldBe(TileFaults.NotATilePath);
        HashTileAddress.Parse("Tile/" + path).Fault.ShouldBe(TileFaults.NotATilePath);
        HashTileAddress.Parse(path).Fault.ShouldBe(TileFaults.NotATilePath);
        BundleAddress.Parse("tile/entries/" + path).Fault.ShouldBe(TileFaults.NotATilePath);
    }

    [Fact]
    public void are_read_as_they_are_written() =>
        Gen.Select(Gen.Int[0, 63], Gen.OneOf(Gen.Long[0, 3000], Gen.Long[0, long.MaxValue]), Gen.Int[1, 256]).Sample(
            (level, index, width) =>
            {
                var (tile, bundle) = (new HashTileAddress(level, index, width), new BundleAddress(index, width));

                HashTileAddress.Parse(tile.Path).Value.ShouldBe(tile);
                BundleAddress.Parse(bundle.Path).Value.ShouldBe(bundle);
                BundleAddress.Parse(tile.Path).IsGood.ShouldBeFalse();
                HashTileAddress.Parse(bundle.Path).IsGood.ShouldBeFalse();
            });

    [Fact]
    public void are_read_without_throwing() =>
        Gen.String["tile/0123456789xp. "].Sample(path =>
        {
            if (HashTileAddress.Parse(path) is { IsGood: true } tile)
                tile.Value.Path.ShouldBe(path);
            if (BundleAddress.Parse(path) is { IsGood: true } bundle)
                bundle.Value.Path.ShouldBe(path);
        });
}
