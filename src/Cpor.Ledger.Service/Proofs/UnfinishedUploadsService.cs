using NodaTime;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>Removes at the start what uploads left behind when a process died.</summary>
internal sealed class UnfinishedUploadsService(ProofStore proofs, IClock clock, ILogger<UnfinishedUploadsService> log)
    : IHostedService
{
    /// <summary>
    /// How long nothing was written to a file that is taken for dead: other nodes may be receiving into the same
    /// folder, and a receiving file is written to all the time.
    /// </summary>
    public static readonly Duration Silence = Duration.FromHours(1);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            proofs.RemoveUnfinished(clock.GetCurrentInstant() - Silence);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They take room and do no other harm, so they keep nobody from starting.
            log.LogWarning(e, "Could not remove unfinished uploads");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
