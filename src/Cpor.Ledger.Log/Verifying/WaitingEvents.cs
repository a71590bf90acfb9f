using Npgsql;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>The events that wait for their positions.</summary>
internal static class WaitingEvents
{
    /// <summary>How many wait, and how long the oldest has waited, in seconds by the database's clock.</summary>
    public static async Task<(long Count, double? Oldest)> CountAsync(
        NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"""
            select count(*), extract(epoch from clock_timestamp() - min(e.timestamp))::float8
            from {LogSchema.Schema}.pending p join {EventTables.Schema}.mt_events e on e.seq_id = p.seq_id
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetDouble(1));
    }
}
