namespace Cpor.Ledger.Log.Verifying;

/// <summary>What came of it.</summary>
/// <param name="Size">How many entries the log had when it began.</param>
/// <param name="Root">The root of their tree, base64, as it was computed.</param>
/// <param name="Waiting">How many events wait for their positions, which is no fault.</param>
/// <param name="OldestWaits">How long the oldest of them has waited, in seconds; null when none waits.</param>
/// <param name="Checkpoints">How many checkpoints the log was compared with.</param>
/// <param name="Streams">How many streams were folded again; null when the read models were left out.</param>
/// <param name="Notes">What could not be verified, and why.</param>
/// <param name="Findings">What is wrong, by position and table.</param>
public sealed record VerifyReport(
    long Size,
    string Root,
    long Waiting,
    double? OldestWaits,
    int Checkpoints,
    long? Streams,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Finding> Findings);
