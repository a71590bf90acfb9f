using System.Diagnostics;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cpor.Ledger.Benchmarks;

/// <summary>Events that wait for a position, and the service's own sequencer to work them off.</summary>
public static class Backlog
{
    /// <summary>Starts a sequencer over what waits and stops it when all have their positions.</summary>
    public static async Task<(long Events, TimeSpan Took)> WorkOffAsync(LedgerDatabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.Owner!);
        var waiting = await CountAsync(source, "pending");
        var size = await CountAsync(source, "entry") + waiting;
        using var progress = new LogProgress();
        using var signal = new LogSignal(source, progress, NullLogger<LogSignal>.Instance);
        using var sequencer = new Sequencer(
            new SequencerConnections(database.Application),
            new LogOrigin(source, new LedgerSettings().ForLog(EventNouns.All)),
            signal,
            new LogReconciler(source),
            progress,
            NullLogger<Sequencer>.Instance);
        var watch = Stopwatch.StartNew();
        await sequencer.StartAsync(CancellationToken.None);
        using (var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20)))
        {
            while (progress.Size < size)
                await ticks.WaitForNextTickAsync();
        }

        var took = watch.Elapsed;
        await sequencer.StopAsync(CancellationToken.None);
        return (waiting, took);
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string table)
    {
        await using var count = database.CreateCommand($"select count(*) from {LogSchema.Schema}.{table}");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
