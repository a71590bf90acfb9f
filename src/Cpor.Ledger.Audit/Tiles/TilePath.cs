using System.Globalization;

namespace Cpor.Ledger.Audit.Tiles;

/// <summary>
/// The part that the paths of hash tiles and entry bundles have in common (C2SP tlog-tiles): the index in groups of
/// three digits, all but the last behind an <c>x</c>, and <c>.p/W</c> when there are only W of 256 entries.
/// </summary>
internal static class TilePath
{
    /// <summary>How many entries a full tile or bundle has.</summary>
    public const int FullWidth = 256;

    private const int Group = 1000;
    private const string Partial = ".p/";

    public static string Format(long index, int width)
    {
        var path = $"{index % Group:D3}";
        for (var rest = index / Group; rest > 0; rest /= Group)
            path = $"x{rest % Group:D3}/{path}";
        return width == FullWidth ? path : $"{path}{Partial}{width}";
    }

    /// <summary>Null unless it is exactly what <see cref="Format"/> writes.</summary>
    public static (long Index, int Width)? Parse(string path)
    {
        // Whatever is not in its place is noticed when the path is written again.
        var parts = path.Replace("x", string.Empty).Split(Partial);
        var width = FullWidth;
        return parts.Length <= 2
            && long.TryParse(parts[0].Replace("/", string.Empty), NumberStyles.None, null, out var index)
            && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, null, out width))
            && width is > 0 and <= FullWidth
            && Format(index, width) == path
            ? (index, width)
            : null;
    }
}
