using Cpor.Ledger.Log;
using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// What the application's role may do: everything with working state and read models, but with facts only read and
/// append, and with calendars likewise. Together with the triggers of <see cref="EventStoreGuard"/> this keeps history
/// as it was written.
/// </summary>
internal static class DatabaseGrants
{
    public const string ApplicationRole = "ledger_app";

    public static async Task ApplyAsync(NpgsqlDataSource owner, string role, CancellationToken cancel)
    {
        await using var command = owner.CreateCommand(Script(role));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Script(string role)
    {
        var events = EventStore.EventSchema;
        var working = string.Join(", ", Working);
        return $"""
            grant usage on schema {events}, {working} to {role};
            grant select, insert, update, delete, truncate on all tables in schema {working} to {role};
            grant usage, select, update on all sequences in schema {events}, {working} to {role};
            grant execute on all functions in schema {events}, {working} to {role};
            grant select, insert, update, delete on all tables in schema {events} to {role};
            revoke update, delete, truncate on {events}.mt_events, {events}.mt_event_tag_slot from {role};
            revoke delete, truncate on {events}.mt_streams from {role};
            revoke update, delete, truncate on {CalendarSchema.Table} from {role};
            revoke update, delete, truncate on {LogSchema.Schema}.entry, {LogSchema.Schema}.identity,
              {LogSchema.Schema}.document from {role};
            """;
    }

    private static readonly string[] Working =
        [EventStore.DocumentSchema, EventStore.MessageSchema, LogSchema.Schema, "ledger_keys", "ledger_catalogue"];
}
