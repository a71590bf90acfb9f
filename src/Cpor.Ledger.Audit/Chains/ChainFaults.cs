namespace Cpor.Ledger.Audit.Chains;

/// <summary>What can be wrong with the chain of a stream.</summary>
public static class ChainFaults
{
    /// <summary>An event is missing, stands twice, or is not where the next one says.</summary>
    public static Fault Broken { get; } = new(
        "chain-broken", "The events do not follow each other: one is missing, stands twice, or is in another place.");

    /// <summary>The last event shown is not the last of the stream.</summary>
    public static Fault AnotherHead { get; } = new(
        "another-head", "The stream ends with another event than the last one shown.");

    /// <summary>A head that names an event beyond the log that it speaks of.</summary>
    public static Fault HeadOutsideLog { get; } = new(
        "head-outside-log", "The head names an event that a log of its size does not have.");
}
