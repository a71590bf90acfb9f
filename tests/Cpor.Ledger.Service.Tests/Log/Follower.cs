using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Contracts;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>
/// A consumer that believes nothing: it computes every leaf from the bytes it gets, keeps the frontier with its
/// position, and compares its own root with the signed one whenever it has all of a checkpoint.
/// </summary>
public sealed class Follower(LedgerClient ledger, VerifierKey log)
{
    /// <summary>What it has written down: this much outlives its death.</summary>
    public sealed record Notebook(byte[] Frontier, IReadOnlyList<string> Events)
    {
        public static Notebook Empty { get; } = new(new Frontier().ToBytes(), []);
    }

    /// <summary>How many checkpoints it found to be right.</summary>
    public int Verified { get; private set; }

    /// <summary>Reads one page and notes it, or dies before it has.</summary>
    public async Task<Notebook> StepAsync(Notebook notes, int limit, bool dies)
    {
        var tree = Frontier.Read(notes.Frontier).Value!;
        var page = (await ledger.ListEventsAsync(tree.Size, limit)).Required();
        page.From.ShouldBe(tree.Size);
        page.To.ShouldBe(page.From + page.Events.Count);
        var events = notes.Events.ToList();
        foreach (var (index, one) in page.Events.Index())
        {
            var leaf = TreeHash.OfLeaf(Encoding.UTF8.GetBytes(one.GetRawText()));
            leaf.ToString().ShouldBe(page.LeafHashes[index]);
            one.GetProperty("sequence").GetString().ShouldBe($"{tree.Size:D19}");
            tree.Append(leaf);
            events.Add(one.GetProperty("id").GetString()!);
        }

        if (page.Checkpoint is { } note)
            Check(note, tree);
        return dies ? notes : new Notebook(tree.ToBytes(), events);
    }

    private void Check(string note, Frontier tree)
    {
        var signed = SignedCheckpoint.Read(Encoding.UTF8.GetBytes(note), new LogIdentity(log.Name, [log]), []);
        signed.IsGood.ShouldBeTrue(signed.Fault?.Explanation);
        signed.Value!.Checkpoint.Size.ShouldBeGreaterThanOrEqualTo(tree.Size);
        if (signed.Value.Checkpoint.Size != tree.Size)
            return;
        signed.Value.Checkpoint.Root.ShouldBe(tree.Root());
        Verified++;
    }
}
