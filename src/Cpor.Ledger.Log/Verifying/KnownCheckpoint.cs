using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>A checkpoint that the log is compared with, and where it lies.</summary>
internal sealed record KnownCheckpoint(string Table, string Key, long Size, TreeHash Root);
