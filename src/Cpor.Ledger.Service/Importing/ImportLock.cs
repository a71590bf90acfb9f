using System.Data;
using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>Keeps other processes from importing under the same name; a process that dies gives it up.</summary>
internal sealed class ImportLock : IAsyncDisposable
{
    private const string Key = "hashtextextended('ledger_import ' || $1, 0)";

    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private ImportLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>
    /// Waits for ten seconds: the server may need a moment to notice that the process which held it is gone.
    /// </summary>
    /// <exception cref="ImportUnderWayException">Another process holds it.</exception>
    public static async Task<ImportLock> TakeAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        try
        {
            await ExecuteAsync(connection, "set lock_timeout = '10s'", null, cancel);
            await ExecuteAsync(connection, $"select pg_advisory_lock({Key})", name, cancel);
            await ExecuteAsync(connection, "reset lock_timeout", null, cancel);
            return new ImportLock(connection, name);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new ImportUnderWayException(name);
        }
    }

    /// <summary>The connection goes back to its pool, so its end does not give the lock up.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection.State == ConnectionState.Open)
            await ExecuteAsync(_connection, $"select pg_advisory_unlock({Key})", _name, CancellationToken.None);
    }

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string sql, string? name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (name is not null)
            command.Parameters.Add(new() { Value = name });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
