using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log;

/// <summary>A row of the log as it is written.</summary>
internal sealed record LogEntryRow(
    long Position, StoredEvent Stored, long? Previous, byte[] Bytes, TreeHash LeafHash);
