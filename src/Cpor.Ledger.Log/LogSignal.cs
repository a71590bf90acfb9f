using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// Wakes the sequencer, wherever it runs, when events were committed. In its own process it is woken directly; from
/// another, by a notice that is sent after the commit and on a connection of its own, one for all commits meanwhile: a
/// notice inside the transactions would make their commits wait for each other. It may get lost; the sequencer looks by
/// itself as well.
/// </summary>
public sealed class LogSignal(NpgsqlDataSource database, LogProgress progress, ILogger<LogSignal> log)
    : BackgroundService, ICommitSignal
{
    private const string Channel = "ledger_log";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly Flag _here = new();
    private readonly Flag _elsewhere = new();

    /// <inheritdoc />
    public override void Dispose()
    {
        _here.Dispose();
        _elsewhere.Dispose();
        base.Dispose();
    }

    /// <summary>Tells that events were committed in this process.</summary>
    public void Raise() => (progress.IsActive ? _here : _elsewhere).Raise();

    /// <summary>Blocks until events were committed since it last returned, here or elsewhere.</summary>
    /// <returns>Whether it is so; not when the time has passed without.</returns>
    public bool Wait(TimeSpan most, CancellationToken cancel) => _here.Wait(most, cancel);

    /// <summary>Hears, for the sequencer in this process, of the commits of others.</summary>
    public async Task HearAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancel);
                connection.Notification += (_, _) => _here.Raise();
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(cancel);
                while (true)
                    await connection.WaitAsync(cancel);
            }
            catch (Exception away) when (!cancel.IsCancellationRequested)
            {
                log.LogDebug(away, "Other nodes are not heard; the sequencer will look by itself");
                await Task.Delay(TryAgain, cancel);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _elsewhere.WaitAsync(stoppingToken);
            try
            {
                await using var notify = database.CreateCommand($"notify {Channel}");
                await notify.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (Exception away) when (away is not OperationCanceledException)
            {
                log.LogDebug(away, "The sequencer could not be woken; it will look by itself");
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>Is raised or not; raised twice is as good as once.</summary>
    private sealed class Flag : IDisposable
    {
        private readonly SemaphoreSlim _raised = new(0, 1);

        public void Raise()
        {
            try
            {
                if (_raised.CurrentCount == 0)
                    _raised.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has just raised it.
            }
        }

        public bool Wait(TimeSpan most, CancellationToken cancel) => _raised.Wait(most, cancel);

        public Task WaitAsync(CancellationToken cancel) => _raised.WaitAsync(cancel);

        public void Dispose() => _raised.Dispose();
    }
}
