using Cpor.Ledger.LocalPostgres.Server;
using Npgsql;

namespace Cpor.Ledger.LocalPostgres;

/// <summary>
/// A PostgreSQL server that is there when one asks for it: joined when another process already runs it, else started,
/// and made first where there is none. It stops when its last user is gone, also when that one was killed. Thread-safe.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _address;
    private Tenure? _tenure;

    private PrivateCluster(string dataFolder, int major, NpgsqlConnectionStringBuilder address, Tenure? tenure)
    {
        DataFolder = dataFolder;
        Major = major;
        _address = address;
        _tenure = tenure;
    }

    /// <summary>PostgreSQL's major version, such as 18.</summary>
    public int Major { get; }

    /// <summary>
    /// The folder with its links resolved; as it was given when a connection string was given with it.
    /// </summary>
    public string DataFolder { get; }

    /// <summary>Whether a cluster was made in this folder, running or not. Nothing is made or started.</summary>
    public static bool IsIn(string dataFolder) => ClusterFolder.Holds(dataFolder);

    /// <summary>
    /// Finds, makes, starts or joins. Any number of processes may call it at once for the same folder, and it may be
    /// called again after any failure, kill or crash. Cancelling it leaves nothing running that nobody uses.
    /// </summary>
    /// <exception cref="ArgumentException">A setting is not for the caller to decide.</exception>
    /// <exception cref="PostgresNotFoundException">No PostgreSQL of the right version is to be had.</exception>
    /// <exception cref="PostgresStartException">There is one, but it could not be made ready.</exception>
    public static async Task<PrivateCluster> OpenAsync(LocalPostgresOptions options, CancellationToken ct)
    {
        if (options.ConnectionString is { } given)
            return await JoinGivenAsync(options.DataFolder, new NpgsqlConnectionStringBuilder(given), ct);
        var tenure = await Tenure.BeginAsync(options, ct);
        return new PrivateCluster(tenure.Folder.Root, tenure.Folder.Major!.Value, tenure.Address, tenure);
    }

    /// <summary>
    /// How to reach a database of the cluster as its owner, a superuser, with the password inside. A given connection
    /// string is handed back with the database replaced.
    /// </summary>
    public string ConnectionString(string database = "postgres") =>
        new NpgsqlConnectionStringBuilder(_address.ConnectionString) { Database = database }.ConnectionString;

    /// <summary>Makes a database unless there is one. May race with other processes that do the same.</summary>
    /// <param name="name">Taken literally, in upper or lower case as it stands.</param>
    /// <param name="ct">Cancels the wait; the database may have been made all the same.</param>
    public async Task CreateDatabaseIfMissingAsync(string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(Unpooled(_address));
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter { Value = name });
        if (await exists.ExecuteScalarAsync(ct) is not null)
            return;
        try
        {
            var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(name);
            await using var create = new NpgsqlCommand($"create database {quoted}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException race) when (race.SqlState is PostgresErrorCodes.DuplicateDatabase
            or PostgresErrorCodes.UniqueViolation)
        {
            // Another process made it between the question and the command.
        }
    }

    /// <summary>
    /// Gives the cluster up. When nobody else uses it, the server is stopped by the time this returns. Connections that
    /// are still open then break.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _tenure, null) is { } tenure)
            await tenure.DisposeAsync();
    }

    private static async Task<PrivateCluster> JoinGivenAsync(
        string dataFolder, NpgsqlConnectionStringBuilder given, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled(given));
            await connection.OpenAsync(ct);
            return new PrivateCluster(dataFolder, connection.PostgreSqlVersion.Major, given, tenure: null);
        }
        catch (NpgsqlException unreachable)
        {
            throw new PostgresStartException(
                $"The given connection string leads to no server (host {given.Host}, port {given.Port}, database "
                + $"{given.Database}): {unreachable.Message} Nothing else is tried while one is given.",
                unreachable);
        }
    }

    private static string Unpooled(NpgsqlConnectionStringBuilder address) =>
        new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString;
}
