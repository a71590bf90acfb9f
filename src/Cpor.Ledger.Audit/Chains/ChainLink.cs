using System.Runtime.InteropServices;

namespace Cpor.Ledger.Audit.Chains;

/// <summary>What the leaf of an event says about its place among the events of its stream.</summary>
/// <param name="Position">Its place in the log, from 0, which an inclusion proof has to confirm.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Previous">The position of the event before it in the stream; null for the first.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChainLink(long Position, long Version, long? Previous);
