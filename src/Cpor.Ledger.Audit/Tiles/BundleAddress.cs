using System.Runtime.InteropServices;

namespace Cpor.Ledger.Audit.Tiles;

/// <summary>Which bundle of entries (C2SP tlog-tiles).</summary>
/// <param name="Index">How many bundles lie before it; it lies beside the hash tile of level 0 with this index.</param>
/// <param name="Width">How many entries it holds: 1 to 255 when it is partial, 256 when it is full.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BundleAddress(long Index, int Width)
{
    /// <summary>How many entries a full bundle holds.</summary>
    public const int FullWidth = TilePath.FullWidth;

    private const string Folder = "tile/entries/";

    /// <summary>
    /// The path below the log's prefix: <c>tile/entries/N</c>, or <c>tile/entries/N.p/W</c> when it is partial.
    /// </summary>
    public string Path => Folder + TilePath.Format(Index, Width);

    /// <summary>The same bundle when it is full.</summary>
    public BundleAddress Full => this with { Width = FullWidth };

    /// <summary>Reads a path; a fault unless it is exactly as <see cref="Path"/> writes it.</summary>
    public static Reading<BundleAddress> Parse(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal)
        && TilePath.Parse(path[Folder.Length..]) is var (index, width)
            ? new BundleAddress(index, width)
            : TileFaults.NotATilePath;

    /// <summary>
    /// The bundle that holds an entry, in a log of <paramref name="size"/> entries that it is one of.
    /// </summary>
    public static BundleAddress Holding(long entry, long size)
    {
        var index = entry / FullWidth;
        return new BundleAddress(index, (int)Math.Min(FullWidth, size - (index * FullWidth)));
    }

    /// <summary>
    /// The bundles that are new when a log grows, from left to right; one that gets wider is a new one.
    /// </summary>
    public static IEnumerable<BundleAddress> Grown(long oldSize, long newSize)
    {
        for (var entry = oldSize - (oldSize % FullWidth); entry < newSize && oldSize < newSize; entry += FullWidth)
            yield return Holding(entry, newSize);
    }
}
