using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Log.Publishing;

namespace Cpor.Ledger.Log;

/// <summary>Makes proofs from the published tiles. Whoever has the tiles can make the same without us.</summary>
public sealed class LogProofs(TileFolder folder)
{
    /// <summary>
    /// The file that proves an entry by a checkpoint (C2SP tlog-proof); a fault when the checkpoint does not cover it.
    /// </summary>
    public Reading<LogProof> Inclusion(long position, PublishedCheckpoint by)
    {
        var size = by.Checkpoint.Size;
        var proof = InclusionProof.Make(folder.Tree(size), position, size);
        return proof.IsGood ? new LogProof(position, proof.Value.Hashes, by.Note) : proof.Fault;
    }

    /// <summary>
    /// That the log of the newer size begins with the log of the older; a fault when the sizes make no sense.
    /// </summary>
    public Reading<ConsistencyProof> Consistency(long oldSize, long newSize) =>
        ConsistencyProof.Make(folder.Tree(newSize), oldSize, newSize);
}
