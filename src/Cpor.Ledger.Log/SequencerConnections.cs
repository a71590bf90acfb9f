using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// The way to the database that the sequencer takes: connections that are in no pool and end soon when their process
/// hangs or is cut off, so that another node can go on.
/// </summary>
/// <param name="connectionString">That of the application's role.</param>
public sealed class SequencerConnections(string connectionString)
{
    // Few events wait at a time, which no statistics tell: without the last lines the planner reads whole tables.
    private const string Settings = """
        set idle_session_timeout = '5s'; set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1;
        set tcp_keepalives_count = 3; set tcp_user_timeout = '5s'; set statement_timeout = '60s';
        set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off;
        """;

    // A process that stops does not wait longer for a database that hangs.
    private const int SecondsToWait = 10;

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        Pooling = false,
        CommandTimeout = SecondsToWait,
        ApplicationName = "Cpor.Ledger sequencer",
    }.ConnectionString;

    /// <summary>A new connection.</summary>
    /// <exception cref="NpgsqlException">The database does not let it in.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var set = new NpgsqlCommand(Settings, connection);
            await set.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
