using System.Globalization;
using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>The files in which the log is published, compared with the log.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="published">
/// How many entries they must hold; what lies there beyond is compared when it is there.
/// </param>
internal sealed class PublishedFiles(string folder, long published)
{
    private readonly bool _isThere = Directory.Exists(folder);

    /// <summary>How many entries the files must hold.</summary>
    public long Published => _isThere ? published : 0;

    /// <summary>Compares the bundles of a page.</summary>
    public BundleComparison Bundles(LogPage page) => new(this, page);

    /// <summary>What is wrong with the hashes of one tile, full and partial; for each leaf that differs.</summary>
    /// <param name="level">Its level, from 0.</param>
    /// <param name="index">Its index.</param>
    /// <param name="hashes">Its hashes so far, 1 to 256.</param>
    public List<Mismatch> Compare(int level, long index, ReadOnlyMemory<TreeHash> hashes)
    {
        var known = Published >> (HashTileAddress.Height * level);
        var mismatches = new List<Mismatch>();
        foreach (var (width, mustBe) in Widths(known, index, hashes.Length, new HashTileAddress(level, index, 1).Path))
            Compare(new HashTileAddress(level, index, width), hashes.Span[..width], mustBe, mismatches);
        return mismatches;
    }

    /// <summary>The bytes of a file; null when it is not there.</summary>
    public byte[]? Read(string path)
    {
        var file = Path.Combine(folder, path);
        return _isThere && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    /// <summary>The widths to compare of the tile or bundle with this index, and whether each must be there.</summary>
    public IEnumerable<(int Width, bool MustBe)> Widths(long known, long index, int most, string partial)
    {
        if (!_isThere)
            yield break;
        var needed = (int)Math.Clamp(known - (index * HashTileAddress.FullWidth), 0, HashTileAddress.FullWidth);
        if (needed > 0 && needed <= most)
            yield return (needed, true);
        if (most == HashTileAddress.FullWidth && needed < most)
            yield return (most, false);
        var others = Path.GetDirectoryName(Path.Combine(folder, partial))!;
        foreach (var file in Directory.Exists(others) ? Directory.EnumerateFiles(others) : [])
        {
            if (int.TryParse(Path.GetFileName(file), NumberStyles.None, null, out var width)
                && width > 0 && width <= most && width != needed && width < HashTileAddress.FullWidth)
                yield return (width, false);
        }
    }

    /// <summary>Whether a wider file has taken the place of a partial one.</summary>
    public bool HasWider(string full, string partial, int width)
    {
        var others = Path.GetDirectoryName(Path.Combine(folder, partial))!;
        return File.Exists(Path.Combine(folder, full))
            || (Directory.Exists(others) && Directory.EnumerateFiles(others).Any(file =>
                int.TryParse(Path.GetFileName(file), NumberStyles.None, null, out var other) && other > width));
    }

    private void Compare(
        HashTileAddress address, ReadOnlySpan<TreeHash> hashes, bool mustBe, List<Mismatch> mismatches)
    {
        var shift = HashTileAddress.Height * address.Level;
        var first = address.Index * HashTileAddress.FullWidth;
        var (start, end) = (first << shift, (first + hashes.Length) << shift);
        if (Read(address.Path) is not { } bytes)
        {
            if (mustBe && (address.Width == HashTileAddress.FullWidth
                || !HasWider(address.Full.Path, address.Path, address.Width)))
                mismatches.Add(Of(FindingCodes.TileMissing, address, "is missing", start, end));
            return;
        }

        var tile = HashTile.Read(bytes, address.Width);
        if (!tile.IsGood)
        {
            mismatches.Add(Of(FindingCodes.TileChanged, address, "has another length", start, end));
            return;
        }

        var what = "";
        for (var place = 0; place < hashes.Length; place++)
        {
            if (tile.Value[place] == hashes[place])
                continue;
            start = (first + place) << shift;
            end = (first + place + 1) << shift;
            what = what.Length > 0 ? what : $"differs from the log for position {start}";
            var mismatch = Of(FindingCodes.TileChanged, address, what, start, end);
            mismatches.Add(mismatch with { IsLeaf = address.Level == 0 });
        }
    }

    private static Mismatch Of(string code, HashTileAddress address, string what, long first, long end) => new(
        new Finding(code, address.Path, $"level {address.Level}, index {address.Index}", null,
            $"The file {address.Path} {what}."),
        first,
        end,
        IsLeaf: false);
}
