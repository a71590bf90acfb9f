using System.Runtime.InteropServices;

namespace Cpor.Ledger.Audit.Chains;

/// <summary>What the log says about the end of a stream: in a log so large, this event is its last.</summary>
/// <param name="Position">The position of the stream's last event.</param>
/// <param name="Version">Its version, which is how many events the stream has.</param>
/// <param name="Size">How many entries of the log this is said about; the event is one of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StreamHead(long Position, long Version, long Size);
