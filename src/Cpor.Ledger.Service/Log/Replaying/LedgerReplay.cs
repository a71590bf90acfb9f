using System.Runtime.CompilerServices;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Log;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// The whole ledger as it was when the log had so many entries, folded from the log alone. The entries are read stream
/// by stream and page by page, so that one claim at a time is in memory, however many there are. What cannot be folded
/// is told, never left out in silence; so is a slot that more than one holds.
/// </summary>
public sealed class LedgerReplay(LogReader log)
{
    private const int MostAtOnce = 200;

    /// <summary>A line for each held slot, in the order of the claims' ids; then conflicts; the summary last.</summary>
    /// <param name="position">How many entries, at most as many as a checkpoint covers.</param>
    /// <param name="cancel">Ends when the caller has gone.</param>
    public async IAsyncEnumerable<LedgerReplayLine> LinesAsync(
        long position, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tally = new ReplayTally(position);
        await using var slots = new SlotSort();
        StreamReplay? stream = null;
        await foreach (var next in EntriesAsync(position, cancel))
        {
            if (stream is not null && stream.Id != next.Stream)
            {
                foreach (var held in tally.Close(stream))
                {
                    await slots.AddAsync(held, cancel);
                    yield return new LedgerReplayLine { Slot = held.View };
                }

                stream = null;
            }

            stream ??= new StreamReplay(next.Stream);
            var read = ReadEntry.Of(next.Logged);
            tally.Count(read);
            if (stream.Add(read) is { } fault)
                yield return tally.Note(fault);
        }

        foreach (var held in stream is null ? [] : tally.Close(stream))
        {
            await slots.AddAsync(held, cancel);
            yield return new LedgerReplayLine { Slot = held.View };
        }

        await foreach (var line in EndAsync(slots, tally, cancel))
            yield return line;
    }

    private static async IAsyncEnumerable<LedgerReplayLine> EndAsync(
        SlotSort slots, ReplayTally tally, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var held in slots.BySlotAsync(cancel))
        {
            if (tally.Conflict(held) is { } conflict)
                yield return conflict;
        }

        if (tally.Missing is { } missing)
            yield return tally.Note(missing);
        yield return new LedgerReplayLine { Summary = tally.Summary };
    }

    private async IAsyncEnumerable<StreamEntry> EntriesAsync(
        long position, [EnumeratorCancellation] CancellationToken cancel)
    {
        var after = (Guid.Empty, 0L);
        while (true)
        {
            var page = await log.ByStreamAsync(after, position, MostAtOnce, cancel);
            foreach (var entry in page)
                yield return entry;
            if (page.Count < MostAtOnce)
                yield break;
            after = (page[^1].Stream, page[^1].Version);
        }
    }
}
