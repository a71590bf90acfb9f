using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.LocalPostgres;
using Cpor.Ledger.Service.Settings;
using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// The ledger's database and its two roles: the owner makes and migrates the tables, the application's role runs and
/// cannot change or delete a fact. Given by connection strings, or a private cluster that is started for us.
/// </summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    private readonly PrivateCluster? _cluster;
    private ClusterRestarter? _watch;

    private LedgerDatabase(string application, string? owner, PrivateCluster? cluster)
    {
        Application = application;
        Owner = owner;
        _cluster = cluster;
    }

    /// <summary>The name of the database on a private cluster.</summary>
    public const string Name = "ledger";

    /// <summary>The connection string of the application's role.</summary>
    public string Application { get; }

    /// <summary>The name of the application's role.</summary>
    public string ApplicationRole => new NpgsqlConnectionStringBuilder(Application).Username ?? "";

    /// <summary>The connection string of the owner's role; null when only the application's was given.</summary>
    public string? Owner { get; }

    /// <summary>Whether the database is a private one that this process may migrate without being told to.</summary>
    public bool IsPrivate => _cluster is not null;

    /// <summary>Where a private database lies.</summary>
    public static string ClusterFolder(LedgerSettings settings) => Path.Combine(settings.DataFolder, "postgres");

    /// <summary>Opens the database that the configuration names, or a private one below the data folder.</summary>
    /// <exception cref="PostgresNotFoundException">No PostgreSQL is to be had; the message says what would
    /// help.</exception>
    public static async Task<LedgerDatabase> OpenAsync(
        IConfiguration configuration, LedgerSettings settings, Action<string>? progress, CancellationToken cancel)
    {
        if (configuration.GetConnectionString("Ledger") is { Length: > 0 } application)
        {
            var owner = configuration.GetConnectionString("LedgerOwner");
            return new LedgerDatabase(application, string.IsNullOrEmpty(owner) ? null : owner, null);
        }

        var options = new LocalPostgresOptions
        {
            DataFolder = ClusterFolder(settings),
            AllowDownload = settings.AllowDownload,
            Progress = progress,
        };
        var cluster = await PrivateCluster.OpenAsync(options, cancel);
        var database = await OnAsync(cluster, Name, cancel);
        database._watch = new ClusterRestarter(cluster, options);
        return database;
    }

    /// <summary>A database of a private cluster, made when it is missing.</summary>
    public static async Task<LedgerDatabase> OnAsync(PrivateCluster cluster, string name, CancellationToken cancel)
    {
        await cluster.CreateDatabaseIfMissingAsync(name, cancel);
        var owner = cluster.ConnectionString(name);
        return new LedgerDatabase(await MakeApplicationRoleAsync(owner, cancel), owner, cluster);
    }

    /// <summary>Gives the private cluster up, if there is one.</summary>
    public async ValueTask DisposeAsync()
    {
        await (_watch?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static async Task<string> MakeApplicationRoleAsync(string owner, CancellationToken cancel)
    {
        var given = new NpgsqlConnectionStringBuilder(owner);
        // Every process that shares the cluster must come to the same password without writing it anywhere.
        var password = Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(given.Password ?? ""), Encoding.UTF8.GetBytes("the application's role")));
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancel);
        await using var make = new NpgsqlCommand(
            $"""
            select pg_advisory_lock(7215301);
            do $$ begin
              if not exists (select from pg_roles where rolname = '{DatabaseGrants.ApplicationRole}') then
                create role {DatabaseGrants.ApplicationRole} login password '{password}';
              end if;
            end $$;
            select pg_advisory_unlock(7215301);
            """,
            connection);
        await make.ExecuteNonQueryAsync(cancel);
        return new NpgsqlConnectionStringBuilder(owner)
        {
            Username = DatabaseGrants.ApplicationRole,
            Password = password,
        }.ConnectionString;
    }
}
