using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Tests.Trees;

/// <summary>RFC 6962, section 2.1, as it is written there: recursive, over all leaves, and slow.</summary>
internal static class ByDefinition
{
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves) => leaves.Length switch
    {
        0 => TreeHash.Empty,
        1 => leaves[0],
        _ => TreeHash.OfNode(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    public static List<TreeHash> Path(int index, ReadOnlySpan<TreeHash> leaves)
    {
        if (leaves.Length == 1)
            return [];
        var half = Split(leaves.Length);
        return index < half
            ? [.. Path(index, leaves[..half]), Root(leaves[half..])]
            : [.. Path(index - half, leaves[half..]), Root(leaves[..half])];
    }

    public static List<TreeHash> Consistency(int old, ReadOnlySpan<TreeHash> leaves, bool isWhole = true)
    {
        if (old == leaves.Length)
            return isWhole ? [] : [Root(leaves)];
        var half = Split(leaves.Length);
        return old <= half
            ? [.. Consistency(old, leaves[..half], isWhole), Root(leaves[half..])]
            : [.. Consistency(old - half, leaves[half..], isWhole: false), Root(leaves[..half])];
    }

    private static int Split(int leaves)
    {
        var half = 1;
        while (half * 2 < leaves)
            half *= 2;
        return half;
    }
}
