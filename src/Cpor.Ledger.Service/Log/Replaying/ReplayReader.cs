using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// Replays claims for whoever checks the ledger, from the log alone and as far as the newest checkpoint covers it: all
/// that is shown can be proved. Texts stay sealed and no key is asked for, so no reading of personal data is recorded.
/// </summary>
public sealed class ReplayReader(LogReader log, Checkpoints checkpoints)
{
    /// <summary>How large the log is by its newest checkpoint.</summary>
    public async Task<long> SizeAsync(CancellationToken cancel) =>
        (await checkpoints.NewestAsync(cancel))?.Checkpoint.Size ?? 0;

    /// <summary>The claim, replayed; or why there is nothing to be replayed.</summary>
    /// <param name="claimId">The claim, as it was asked for.</param>
    /// <param name="position">A size that the log must have had; null for any.</param>
    /// <param name="cancel">Ends when the caller has gone.</param>
    public async Task<(ReplayedClaim? Claim, Refusal? Refusal)> ReplayAsync(
        string claimId, long? position, CancellationToken cancel)
    {
        if (!ClaimId.TryParse(claimId, out var id))
            return (null, LogRefusals.NotInLog);
        var size = await SizeAsync(cancel);
        if (position > size)
            return (null, LogRefusals.PositionUnknown);
        var entries = await log.OfStreamAsync(id.Value, size, cancel);
        return entries.Count == 0 || ReadEntry.Of(entries[0]) is ReadEntry.OfAct
            ? (null, LogRefusals.NotInLog)
            : (ReplayedClaim.Of(entries, size), null);
    }
}
