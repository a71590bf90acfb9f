using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Compares the bundles of a page with the entries of the log as they are read. Where an entry is in dispute, it is the
/// hash that the bundle's is compared with.
/// </summary>
internal sealed class BundleComparison(PublishedFiles tiles, LogPage page)
{
    private readonly Dictionary<BundleAddress, IReadOnlyList<ReadOnlyMemory<byte>>> _bundles = [];
    private readonly HashSet<BundleAddress> _wrong = [];
    private readonly Dictionary<long, List<BundleAddress>> _addresses = [];

    /// <summary>Compares one entry.</summary>
    public void Compare(long position, byte[] bytes)
    {
        var index = position / BundleAddress.FullWidth;
        if (!_addresses.TryGetValue(index, out var addresses))
            _addresses.Add(index, addresses = Open(index));
        foreach (var address in addresses)
        {
            var place = (int)(position % BundleAddress.FullWidth);
            if (!_bundles.TryGetValue(address, out var entries) || place >= address.Width || _wrong.Contains(address))
                continue;
            var entry = entries[place].Span;
            if (!entry.SequenceEqual(bytes) && TreeHash.OfLeaf(entry) != page.Leaves[position - page.First])
                Add(FindingCodes.BundleChanged, address, position, $"differs from the log for position {position}");
        }
    }

    private List<BundleAddress> Open(long index)
    {
        var first = index * BundleAddress.FullWidth;
        var most = (int)Math.Min(BundleAddress.FullWidth, page.First + page.Leaves.Length - first);
        var addresses = new List<BundleAddress>();
        foreach (var (width, mustBe) in tiles.Widths(
            tiles.Published, index, most, new BundleAddress(index, 1).Path))
        {
            var address = new BundleAddress(index, width);
            if (tiles.Read(address.Path) is not { } bytes)
            {
                if (mustBe && (width == BundleAddress.FullWidth
                    || !tiles.HasWider(address.Full.Path, address.Path, width)))
                    Add(FindingCodes.BundleMissing, address, first, "is missing");
                continue;
            }

            addresses.Add(address);
            var entries = EntryBundle.Read(bytes, width);
            if (entries.IsGood)
                _bundles.Add(address, entries.Value);
            else
                Add(FindingCodes.BundleChanged, address, first, "cannot be read");
        }

        return addresses;
    }

    private void Add(string code, BundleAddress address, long position, string what)
    {
        _wrong.Add(address);
        page.Mismatches.Add(new Mismatch(
            new Finding(code, address.Path, $"index {address.Index}", null, $"The file {address.Path} {what}."),
            position,
            (address.Index * BundleAddress.FullWidth) + address.Width,
            IsLeaf: false));
    }
}
