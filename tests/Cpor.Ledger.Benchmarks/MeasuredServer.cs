using Cpor.Ledger.LocalPostgres;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// A private PostgreSQL as the product starts it, with fsync on, in a folder of its own. Only the number of connections
/// is raised, since several contenders keep pools to it at once.
/// </summary>
public sealed class MeasuredServer : IAsyncDisposable
{
    private readonly ScratchFolder _folder;
    private readonly PrivateCluster _cluster;

    private MeasuredServer(ScratchFolder folder, PrivateCluster cluster)
    {
        _folder = folder;
        _cluster = cluster;
    }

    /// <summary>Where its processes run.</summary>
    public string Folder => _folder.Path;

    public static async Task<MeasuredServer> StartAsync(bool statements = false, bool commitTimes = false)
    {
        var folder = new ScratchFolder();
        var settings = new Dictionary<string, string> { ["max_connections"] = "300" };
        if (commitTimes)
            settings["track_commit_timestamp"] = "on";
        if (statements)
        {
            settings["shared_preload_libraries"] = "pg_stat_statements";
            settings["pg_stat_statements.max"] = "10000";
            settings["pg_stat_statements.track_planning"] = "on";
        }

        var cluster = await PrivateCluster.OpenAsync(
            new LocalPostgresOptions { DataFolder = folder.Path, Settings = settings }, CancellationToken.None);
        return new MeasuredServer(folder, cluster);
    }

    /// <summary>A database of its own without tables.</summary>
    public Task<LedgerDatabase> CreateAsync(string name) =>
        LedgerDatabase.OnAsync(_cluster, name, CancellationToken.None);

    /// <summary>What PostgreSQL calls itself.</summary>
    public async Task<string> DescribeAsync()
    {
        await using var connection = new NpgsqlConnection(_cluster.ConnectionString());
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand(
            """
            select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')
              || ', synchronous_commit ' || current_setting('synchronous_commit')
              || ', shared_buffers ' || current_setting('shared_buffers')
            """,
            connection);
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }
}
