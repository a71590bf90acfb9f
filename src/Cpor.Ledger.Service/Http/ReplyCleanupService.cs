namespace Cpor.Ledger.Service.Http;

/// <summary>Removes replies that are too old to be given again. Every node may do it.</summary>
internal sealed class ReplyCleanupService(
    ReplyStore replies, TimeProvider time, ILogger<ReplyCleanupService> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SweepAsync();
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task SweepAsync()
    {
        try
        {
            await replies.ForgetOldAsync();
        }
        catch (Npgsql.NpgsqlException unreachable)
        {
            log.LogWarning(unreachable, "Old replies could not be removed; the next round tries again.");
        }
    }
}
