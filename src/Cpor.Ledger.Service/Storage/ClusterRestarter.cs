using System.Net.Sockets;
using Cpor.Ledger.LocalPostgres;
using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Starts the private PostgreSQL again when its server was killed: nothing else on the machine knows that it should
/// run. Meanwhile requests are answered as busy, and the messages stay in their durable queues.
/// </summary>
internal sealed class ClusterRestarter : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly LocalPostgresOptions _options;
    private readonly string _connectionString;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<PrivateCluster> _revived = [];
    private readonly Task _watching;

    /// <summary>Watches until it is disposed.</summary>
    /// <param name="options">How the cluster was opened.</param>
    public ClusterRestarter(PrivateCluster cluster, LocalPostgresOptions options)
    {
        _options = options;
        _connectionString =
            new NpgsqlConnectionStringBuilder(cluster.ConnectionString()) { Pooling = false }.ConnectionString;
        _watching = Task.Run(WatchAsync);
    }

    /// <summary>Ends the watch, and gives up what it has started.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var cluster in _revived)
            await cluster.DisposeAsync();
        _ending.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(_ending.Token))
        {
            if (!await IsGoneAsync())
                continue;
            _options.Progress?.Invoke("PostgreSQL is gone; starting it again.");
            try
            {
                _revived.Add(await PrivateCluster.OpenAsync(_options, _ending.Token));
            }
            catch (PostgresStartException failed)
            {
                // What the killed server left behind may need a moment to end.
                _options.Progress?.Invoke(failed.Message);
            }
        }
    }

    /// <summary>Whether nobody listens; a server that answers anything, also that it is busy, is there.</summary>
    private async Task<bool> IsGoneAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(_ending.Token);
            return false;
        }
        catch (NpgsqlException failed)
        {
            return failed.InnerException is SocketException;
        }
    }
}
