using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// Gives every committed event its position in the log. Every node tries; the one that holds the lock does it, on the
/// very connection that holds it, so that who loses the lock has lost the means to write.
/// </summary>
public sealed class Sequencer(
    SequencerConnections connections,
    LogOrigin origin,
    LogSignal signal,
    LogReconciler sweep,
    LogProgress progress,
    ILogger<Sequencer> log)
    : BackgroundService
{
    /// <summary>How often it looks without being woken.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>How often another node tries to take over.</summary>
    public static readonly TimeSpan TryAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the event store is compared with the log as a whole.</summary>
    public static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    // Many commits come close together, and each transaction of ours costs a flush to the disk.
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(8);

    private const long Lock = 7215302;

    private Task<IReadOnlyList<long>>? _sweeping;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await connections.OpenAsync(stoppingToken);
                while (!await TakeAsync(connection, stoppingToken))
                    await Task.Delay(TryAgain, stoppingToken);
                await SequenceAsync(connection, stoppingToken);
            }
            catch (Exception away) when (DatabaseAway.Is(away))
            {
                log.LogWarning("The log waits for its database: {Reason}", away.Message);
                await Task.Delay(TryAgain, stoppingToken);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "The log could not be continued; trying again");
                await Task.Delay(Pause, stoppingToken);
            }
            finally
            {
                progress.Leave();
            }
        }
    }

    private static async Task<bool> TakeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand($"select pg_try_advisory_lock({Lock})", connection);
        return (bool)(await take.ExecuteScalarAsync(cancel))!;
    }

    private async Task SequenceAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var envelope = await origin.EnvelopeAsync(cancel);
        using var session = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var hearing = signal.HearAsync(session.Token);
        try
        {
            // On a thread of its own, which has no queue: when many requests wait for threads, the log goes on.
            await Task.Factory.StartNew(
                () => Sequence(connection, envelope, session.Token),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
        finally
        {
            await session.CancelAsync();
            await hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task?)_sweeping ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Sequence(NpgsqlConnection connection, Envelope envelope, CancellationToken cancel)
    {
        using var appender = LogAppender.Open(connection, envelope);
        log.LogInformation("This node continues the log at position {Position}", appender.Size);
        _sweeping = sweep.FindAsync(cancel);
        for (var swept = TimeProvider.System.GetTimestamp(); !cancel.IsCancellationRequested;)
        {
            if (_sweeping is { IsCompleted: true })
            {
                Add(connection, _sweeping.GetAwaiter().GetResult());
                (_sweeping, swept) = (null, TimeProvider.System.GetTimestamp());
            }
            else if (_sweeping is null && TimeProvider.System.GetElapsedTime(swept) > SweepEvery)
            {
                _sweeping = sweep.FindAsync(cancel);
            }

            Step(appender, cancel);
        }
    }

    private void Step(LogAppender appender, CancellationToken cancel)
    {
        var known = appender.TooLarge.Count;
        var added = appender.Append();
        progress.Report(appender.Size, added);
        if (appender.TooLarge.Count > known)
            log.LogError("Events are too large for the log and wait for ever: {Events}", appender.TooLarge);
        if (added > 0 && appender.IsFull)
            return;
        if (added > 0)
            cancel.WaitHandle.WaitOne(Together);
        signal.Wait(Look, cancel);
    }

    private void Add(NpgsqlConnection connection, IReadOnlyList<long> lost)
    {
        foreach (var part in lost.Chunk(10_000))
        {
            // Those that got their positions since they were found are left out.
            using var add = new NpgsqlCommand(LogReconciler.Add("e.seq_id = any($1)"), connection);
            add.Parameters.Add(new() { Value = part });
            if (add.ExecuteNonQuery() is > 0 and var count)
                log.LogError("{Count} events came past the trigger and had no position; they get theirs now", count);
        }
    }
}
