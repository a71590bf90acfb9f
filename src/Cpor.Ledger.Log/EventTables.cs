namespace Cpor.Ledger.Log;

/// <summary>Where the event store keeps its events: Marten's tables, which the log only reads.</summary>
public static class EventTables
{
    /// <summary>The schema that holds events, and nothing that may be changed or deleted.</summary>
    public const string Schema = "ledger_events";
}
