using Marten;
using Marten.Services;
using Npgsql;

namespace Cpor.Ledger.Service.Log;

/// <summary>
/// Wakes the sequencer, wherever it runs, when this process has committed events. The notice is sent after the commit
/// and on a connection of its own, one for all commits meanwhile: a notice inside the transactions would make their
/// commits wait for each other. It may get lost; the sequencer looks by itself as well.
/// </summary>
public sealed class LogSignal(NpgsqlDataSource database, ILogger<LogSignal> log) : BackgroundService
{
    /// <summary>The channel that the sequencer listens to.</summary>
    public const string Channel = "ledger_log";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    private readonly SemaphoreSlim _committed = new(0, 1);

    /// <summary>Tells of commits with events in them.</summary>
    public IDocumentSessionListener Listener => new AfterCommit(this);

    /// <summary>Wakes the sequencer soon.</summary>
    public void Raise()
    {
        try
        {
            if (_committed.CurrentCount == 0)
                _committed.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has just told.
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _committed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _committed.WaitAsync(stoppingToken);
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

    private sealed class AfterCommit(LogSignal signal) : DocumentSessionListenerBase
    {
        public override Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            if (commit.GetStreams().Any())
                signal.Raise();
            return Task.CompletedTask;
        }
    }
}
