using Cpor.Ledger.Audit.Tiles;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// Says which of the things that differ was changed. Each witness (event, entry, hash, tree, published files,
/// checkpoints) is heard once: what one change explains is found once.
/// </summary>
internal sealed class Verdict(LogBound bound, VerifyState state, TreeGrowth growth, PublishedFiles tiles)
{
    private static readonly string[] Displacing =
        [FindingCodes.LogPositionChanged, FindingCodes.LogRowRemoved, FindingCodes.LogEntryChanged];

    private readonly List<Finding> _findings = [.. bound.Findings, .. state.Findings];
    private readonly SortedSet<long> _broken = [.. state.Holes];
    private readonly SortedSet<long> _rewritten = [];

    /// <summary>The positions at which another entry had been published.</summary>
    public IReadOnlyCollection<long> Rewritten => _rewritten;

    /// <summary>All findings about events and log.</summary>
    public List<Finding> Of(IReadOnlyList<KnownCheckpoint> checkpoints)
    {
        var eventsAreRight = EventsAreRight(checkpoints);
        foreach (var doubt in state.Doubts)
            _findings.AddRange(eventsAreRight ? [doubt.Log] : doubt.Event);
        _broken.UnionWith(_findings
            .Where(finding => Displacing.Contains(finding.Code))
            .Select(finding => finding.Position!.Value));
        foreach (var checkpoint in checkpoints)
            Judge(checkpoint, eventsAreRight);
        if (_rewritten.Count == 0 && (_broken.Count == 0 || eventsAreRight))
            JudgeTree(eventsAreRight ? growth.Other! : growth.Tree);
        _findings.RemoveAll(finding =>
            finding is { Code: FindingCodes.LogChainBroken, Position: { } at } && _rewritten.Contains(at));
        _findings.AddRange(_rewritten.Select(position => new Finding(
            FindingCodes.LogRewritten, LogRow.Table, $"position {position}", position,
            $"The row at position {position} fits its event and the tree, but another entry was published there.")));
        foreach (var mismatch in state.Mismatches.Where(mismatch => !IsExplained(mismatch)))
            _findings.Add(mismatch.Finding);
        return [.. _findings.Distinct()];
    }

    private bool EventsAreRight(IReadOnlyList<KnownCheckpoint> checkpoints)
    {
        if (state.Doubts.Count == 0 || growth.Other is not { } other)
            return false;
        var known = checkpoints
            .Where(checkpoint => growth.Roots.TryGetValue(checkpoint.Size, out var at) && at.Other is not null)
            .Select(checkpoint => (checkpoint.Root, At: growth.Roots[checkpoint.Size]))
            .Where(one => one.At.Log != one.At.Other)
            .ToList();
        // What was published counts for more than the tree in the database.
        if (known.Exists(one => one.Root == one.At.Other))
            return true;
        return !known.Exists(one => one.Root == one.At.Log)
            && bound.Tree is { } stored
            && !growth.Tree.ToBytes().SequenceEqual(stored)
            && other.ToBytes().SequenceEqual(stored);
    }

    private void JudgeTree(Frontier right)
    {
        if (bound.Tree is not { } stored || right.ToBytes().SequenceEqual(stored))
            return;
        _findings.Add(new Finding(FindingCodes.TreeChanged, $"{LogSchema.Schema}.tree", "id 1", null,
            $"The stored tree is not that of the {bound.Size} entries, whose root is {right.Root()}."));
    }

    private void Judge(KnownCheckpoint checkpoint, bool eventsAreRight)
    {
        var size = checkpoint.Size;
        if (size > bound.Size)
        {
            _findings.Add(new Finding(
                FindingCodes.LogShorterThanCheckpoint, checkpoint.Table, checkpoint.Key, size,
                $"The checkpoint says {size} entries, but the log has {bound.Size}."));
            return;
        }

        var roots = size == 0 ? (Log: TreeHash.Empty, Other: null) : growth.Roots[size];
        var root = eventsAreRight ? roots.Other ?? roots.Log : roots.Log;
        if (root == checkpoint.Root || (!eventsAreRight && _broken.GetViewBetween(0, size).Count > 0))
            return;
        var rewritten = RewrittenSince(checkpoint);
        _rewritten.UnionWith(rewritten);
        if (rewritten.Count == 0)
        {
            _findings.Add(new Finding(FindingCodes.CheckpointDiffers, checkpoint.Table, checkpoint.Key, size,
                $"The log had the root {root} at size {size}; the checkpoint says {checkpoint.Root}."));
        }
    }

    /// <summary>The positions for which the published files prove that the checkpoint had another entry.</summary>
    private List<long> RewrittenSince(KnownCheckpoint checkpoint)
    {
        var tree = new TiledTree(checkpoint.Size, address => tiles.Read(address.Path));
        return [.. state.Mismatches
            .Where(mismatch => mismatch.IsLeaf && mismatch.First < checkpoint.Size)
            .Select(mismatch => mismatch.First)
            .Distinct()
            .Where(position => tree.Find(new Subtree(0, position)) is { } leaf
                && InclusionProof.Make(tree, position, checkpoint.Size) is { IsGood: true } proof
                && proof.Value.Check(leaf, checkpoint.Root) is null)];
    }

    private bool IsExplained(Mismatch mismatch) =>
        mismatch.Finding.Code is not (FindingCodes.TileMissing or FindingCodes.BundleMissing)
        && (_broken.GetViewBetween(mismatch.First, mismatch.End - 1).Count > 0
            || _rewritten.GetViewBetween(mismatch.First, mismatch.End - 1).Count > 0);
}
