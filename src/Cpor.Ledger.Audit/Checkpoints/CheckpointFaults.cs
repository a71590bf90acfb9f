namespace Cpor.Ledger.Audit.Checkpoints;

/// <summary>What can be wrong with checkpoints.</summary>
public static class CheckpointFaults
{
    /// <summary>Text that is no checkpoint.</summary>
    public static Fault NotACheckpoint { get; } = new(
        "not-a-checkpoint", "A checkpoint is a line each for origin, size and root, and no empty line.");

    /// <summary>A known key has signed, but none of the log.</summary>
    public static Fault NotSignedByItsLog { get; } = new(
        "not-signed-by-its-log", "No key of the log has signed the checkpoint.");

    /// <summary>Signed by the keys, but for another log.</summary>
    public static Fault AnotherLog { get; } = new("another-log", "The checkpoint is of another log.");
}
