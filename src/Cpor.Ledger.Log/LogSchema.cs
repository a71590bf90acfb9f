using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>The tables of the log, which are declared in <c>ledger_log.sql</c>.</summary>
public static class LogSchema
{
    /// <summary>The schema of the log.</summary>
    public const string Schema = "ledger_log";

    /// <summary>What the trigger raises when an event would not fit into an entry.</summary>
    public const string TooLarge = "LG003";

    /// <summary>
    /// The longest event, in bytes of its JSON. An entry may have 65,535 (C2SP tlog-tiles); the rest is its envelope.
    /// </summary>
    public const int LongestEvent = 60_000;

    /// <summary>The declaration, for whoever makes and mends the tables.</summary>
    public static string Script
    {
        get
        {
            using var script = new StreamReader(
                typeof(LogSchema).Assembly.GetManifestResourceStream("Cpor.Ledger.Log.ledger_log.sql")!);
            return script.ReadToEnd();
        }
    }

    /// <summary>
    /// Fills the tables after they were made: the empty tree, and a place among those that wait for each event that was
    /// stored before there was a log. Doing it again changes nothing. A large ledger takes its time.
    /// </summary>
    public static async Task FillAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using var fill = database.CreateCommand($"""
            insert into {Schema}.tree values (1, 0, '\x0000000000000000') on conflict do nothing;
            {LogReconciler.Add("true")}
            """);
        fill.CommandTimeout = 0;
        await fill.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether an event was refused because it would not fit; also where another exception wraps it.</summary>
    public static bool IsTooLarge(Exception? failure) => failure switch
    {
        null => false,
        PostgresException { SqlState: TooLarge } => true,
        AggregateException several => several.InnerExceptions.Any(IsTooLarge),
        _ => IsTooLarge(failure.InnerException),
    };
}
