using Npgsql;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>What the record says after the storm, read from the facts themselves and not from a read model.</summary>
/// <param name="Claims">Claims that have become official.</param>
/// <param name="Facts">Facts that say so; more than claims when one was closed twice.</param>
/// <param name="Watched">Windows that something still watches.</param>
/// <param name="Timers">Timers and questions about windows that are still to come.</param>
/// <param name="Letters">Letters to partners that are still to be written; they can wait.</param>
/// <param name="DeadLetters">Messages that were given up.</param>
/// <param name="First">When the first became official, UTC.</param>
/// <param name="Begun">When a twentieth was.</param>
/// <param name="Ended">When all but a twentieth were.</param>
/// <param name="Last">When the last was.</param>
public sealed record Record(
    long Claims,
    long Facts,
    long Watched,
    long Timers,
    long Letters,
    long DeadLetters,
    DateTime First,
    DateTime Begun,
    DateTime Ended,
    DateTime Last)
{
    private const string Question = """
        select count(distinct stream_id), count(*),
          (select count(*) from ledger.mt_doc_optoutwindow),
          (select count(*) from ledger_messages.wolverine_incoming_envelopes
           where message_type = 'opt-out-timeout' and status <> 'Handled'),
          (select count(*) from ledger_messages.wolverine_incoming_envelopes
           where message_type = 'send-partner-mail' and status <> 'Handled'),
          (select count(*) from ledger_messages.wolverine_dead_letters),
          min(timestamp),
          percentile_disc(0.05) within group (order by timestamp),
          percentile_disc(0.95) within group (order by timestamp),
          max(timestamp)
        from ledger_events.mt_events where type = 'official.v1'
        """;

    /// <summary>Claims each second while it was under way, without its first and last twentieth.</summary>
    public double Sustained => Facts * 0.9 / (Ended - Begun).TotalSeconds;

    public static async Task<Record> ReadAsync(NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand(Question);
        ask.CommandTimeout = 120;
        await using var row = await ask.ExecuteReaderAsync();
        await row.ReadAsync();
        return new Record(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetInt64(4),
            row.GetInt64(5),
            row.GetDateTime(6),
            row.GetDateTime(7),
            row.GetDateTime(8),
            row.GetDateTime(9));
    }

    /// <summary>How many windows are watched now.</summary>
    public static async Task<(long Watched, long Timers)> WaitingAsync(NpgsqlDataSource database)
    {
        await using var ask = database.CreateCommand(
            """
            select (select count(*) from ledger.mt_doc_optoutwindow),
              (select count(*) from ledger_messages.wolverine_incoming_envelopes where status = 'Scheduled')
            """);
        await using var row = await ask.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt64(0), row.GetInt64(1));
    }
}
