namespace Cpor.Ledger.Audit.Trees;

/// <summary>Where hashes of complete subtrees come from: memory, or tiles.</summary>
public interface IHashSource
{
    /// <summary>
    /// The hash of a subtree; null when it is not to be had. It need not be trusted: a proof made of wrong hashes does
    /// not lead to the root.
    /// </summary>
    TreeHash? Find(Subtree subtree);
}
