using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>What was seen in a page of the log.</summary>
internal sealed class LogPage(long first, int count)
{
    /// <summary>How many entries a page has: whole tiles, so that each page is a subtree.</summary>
    public const int Size = 1 << Level;

    /// <summary>The height of its subtree.</summary>
    public const int Level = 12;

    /// <summary>Its first position.</summary>
    public long First => first;

    /// <summary>
    /// The hashes of the entries, as the most of the witnesses of each say; zeroes where there is no row.
    /// </summary>
    public TreeHash[] Leaves { get; } = new TreeHash[count];

    /// <summary>The hashes that the entries in doubt would have if the events were right, by position.</summary>
    public Dictionary<long, TreeHash> Others { get; } = [];

    /// <summary>The root of its subtree; null when it is not a whole page.</summary>
    public TreeHash? Root { get; set; }

    public List<Finding> Findings { get; } = [];

    public List<Doubt> Doubts { get; } = [];

    public List<Mismatch> Mismatches { get; } = [];

    /// <summary>Streams that something was found in: what follows from them is not found again.</summary>
    public HashSet<Guid> Suspects { get; } = [];

    /// <summary>Events that are in the log under another number.</summary>
    public HashSet<Guid> Renumbered { get; } = [];

    /// <summary>Numbers of events that something was found in.</summary>
    public HashSet<long> Numbers { get; } = [];

    /// <summary>Positions without a row.</summary>
    public List<long> Holes { get; } = [];
}
