namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>What can be wrong with entries of the log and with heads.</summary>
public static class EntryFaults
{
    /// <summary>Bytes that are no entry.</summary>
    public static Fault NotAnEntry { get; } = new(
        "not-an-entry", "This is not an event as the log writes it: members in their order, none twice, no blanks.");

    /// <summary>More than an entry of a log can have.</summary>
    public static Fault EntryTooLong { get; } = new(
        "entry-too-long", $"An entry has at most {LogEntry.LongestEntry:N0} bytes.");

    /// <summary>An entry that states no head.</summary>
    public static Fault NotAHead { get; } = new(
        "not-a-head", "This entry does not state the head of a stream, or states it in another way.");
}
