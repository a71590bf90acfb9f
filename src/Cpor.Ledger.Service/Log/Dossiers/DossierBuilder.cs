using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using NodaTime;

namespace Cpor.Ledger.Service.Log.Dossiers;

/// <summary>
/// Puts everything about one claim together that is needed to check it without us. That the claim has no further events
/// is stated in the log itself, so every dossier leaves an entry there with who asked for it.
/// </summary>
public sealed class DossierBuilder(
    LogReader log, LogProofs proofs, Checkpoints checkpoints, ActRecorder acts, RuleDocuments rules)
{
    private const int MostLooks = 200;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// The dossier of a claim with all events that it has now; null when no checkpoint came to cover them within ten
    /// seconds, or the published tiles are incomplete here. Pages and documents are the caller's to add.
    /// </summary>
    public async Task<Dossier?> MakeAsync(Claim claim, Actor actor, Instant now, CancellationToken cancel)
    {
        var stream = claim.Id.Value;
        if (await UntilAsync(by => log.OfStreamAsync(stream, by.Checkpoint.Size, cancel), claim.Version, cancel)
            is not var (events, before))
            return null;
        // What cannot be proved is not stated: each statement is an entry for ever.
        if (Prove(events[^1], before) is null)
            return null;
        var subject = $"{EventNouns.Claims}/{stream:D}";
        var stated = await acts.RecordAsync(
            ActStreamId.Of("heads", subject),
            new HeadStated(now, subject, events.Count, events[^1].Position, before.Checkpoint.Size),
            actor,
            cancel);
        if (await UntilAsync(by => log.FindAsync(stated, by.Checkpoint.Size, cancel), 1, cancel)
            is not var (heads, checkpoint))
            return null;
        ProvedEntry?[] proved = [.. events.Concat(heads).Select(entry => Prove(entry, checkpoint))];
        return proved.Contains(null) ? null : await PackAsync(checkpoint, [.. proved.OfType<ProvedEntry>()], cancel);
    }

    private async Task<Dossier> PackAsync(
        PublishedCheckpoint checkpoint, ProvedEntry[] proved, CancellationToken cancel)
    {
        var events = proved[..^1];
        var named = NamedFiles.In(events.Select(one => LogEntry.Parse(one.Entry.Span)).Select(read => read.IsGood
            ? read.Value
            : throw new InvalidDataException($"An entry of the log cannot be read: {read.Fault.Explanation}")));
        return new Dossier(checkpoint.Note, events, proved[^1])
        {
            Terms = await rules.FindAsync(named.Terms, cancel),
            Calendars = await rules.FindAsync(named.Calendars, cancel),
        };
    }

    private ProvedEntry? Prove(LoggedEntry entry, PublishedCheckpoint by)
    {
        var proof = proofs.Inclusion(entry.Position, by);
        return proof.IsGood ? new ProvedEntry(entry.Bytes, proof.Value.ToBytes()) : null;
    }

    /// <summary>Asks again with each newer checkpoint until so many entries are there, or time is over.</summary>
    private async Task<Covered?> UntilAsync(
        Func<PublishedCheckpoint, Task<IReadOnlyList<LoggedEntry>>> look, int many, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery);
        for (var looks = 0; looks < MostLooks; looks++)
        {
            if (await checkpoints.NewestAsync(cancel) is { } by && await look(by) is var found && found.Count >= many)
                return new Covered(found, by);
            await timer.WaitForNextTickAsync(cancel);
        }

        return null;
    }

    private sealed record Covered(IReadOnlyList<LoggedEntry> Entries, PublishedCheckpoint By);
}
