using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.ReadModels;
using NodaTime;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>One event of a claim, and the claim before and after it.</summary>
public sealed record ReplayStep(LogEntry Entry, ClaimEvent Fact, Claim? Before, Claim After)
{
    /// <summary>When the database recorded it.</summary>
    public Instant RecordedAt => Instant.FromDateTimeOffset(Entry.RecordedTime);

    /// <summary>What the history says of it.</summary>
    public HistoryEntry History => HistoryEntry.Of(
        new FactStamp(After.Version, Entry.Id, RecordedAt, Entry.Actor), Fact, Before, After);

    /// <summary>
    /// Folds one more entry onto the newest so far, if it is the next of its stream; else says why it is not.
    /// </summary>
    public static (ReplayStep? Step, ReplayFault? Fault) Of(LogEntry? newest, Claim? before, ReadEntry.OfClaim next)
    {
        var entry = next.Entry;
        if (entry.StreamVersion != (newest?.StreamVersion ?? 0) + 1 || entry.Previous != newest?.Position)
        {
            return (null, new ReplayFault(
                entry.Position, "chain-broken", "It does not follow on the event before it in its stream."));
        }

        return before.Evolve(next.Fact) is { } after
            ? (new ReplayStep(entry, next.Fact, before, after), null)
            : (null, new ReplayFault(entry.Position, "no-beginning", $"No claim begins with {entry.Type}."));
    }
}
