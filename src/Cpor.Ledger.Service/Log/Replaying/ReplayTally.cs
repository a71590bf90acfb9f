using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>What is counted on the way through the whole log.</summary>
/// <param name="position">How many entries there should be.</param>
internal sealed class ReplayTally(long position)
{
    /// <summary>How many faults the summary names; each has had a line of its own besides.</summary>
    private const int MostNamed = 100;

    private readonly SortedDictionary<ClaimStatus, long> _statuses = [];
    private readonly List<ReplayFaultView> _named = [];
    private long _entries, _events, _acts, _held, _conflicts, _faults, _unreadable;

    /// <summary>What is wrong when there were not as many entries as there are positions; else null.</summary>
    public ReplayFault? Missing => _entries == position ? null : new ReplayFault(
        position, "entries-missing", $"Before this position the log has {_entries} entries.");

    /// <summary>All of it.</summary>
    public LedgerReplaySummary Summary => new()
    {
        Position = position,
        Entries = _entries,
        Events = _events,
        Acts = _acts,
        Claims = _statuses.Values.Sum(),
        Statuses = _statuses.ToDictionary(pair => pair.Key.PublicName(), pair => pair.Value),
        HeldSlots = _held,
        Conflicts = _conflicts,
        UnreadableStreams = _unreadable,
        Faults = _faults,
        FirstFaults = _named,
    };

    /// <summary>Counts an entry.</summary>
    public void Count(ReadEntry read)
    {
        _entries++;
        _events += read is ReadEntry.OfClaim ? 1 : 0;
        _acts += read is ReadEntry.OfAct ? 1 : 0;
    }

    /// <summary>Counts what cannot be folded.</summary>
    public LedgerReplayLine Note(ReplayFault fault)
    {
        var view = ReplayViews.Of(fault);
        _faults++;
        if (_named.Count < MostNamed)
            _named.Add(view);
        return new LedgerReplayLine { Fault = view };
    }

    /// <summary>Counts a stream that is at its end, and gives the slots that it holds.</summary>
    public IReadOnlyList<HeldSlot> Close(StreamReplay stream)
    {
        _unreadable += stream.IsFaulty ? 1 : 0;
        if (stream is { IsFaulty: false, Claim: { } claim })
            _statuses[claim.Status()] = _statuses.GetValueOrDefault(claim.Status()) + 1;
        HeldSlot[] held = [.. stream.Held];
        _held += held.Length;
        return held;
    }

    /// <summary>Counts a conflict among those who hold one slot; null when there is none.</summary>
    public LedgerReplayLine? Conflict(IReadOnlyList<HeldSlot> together)
    {
        var rivals = together
            .Where(one => together.Any(other => one.Holding.ConflictsWith(other.Holding)))
            .ToList();
        if (rivals.Count == 0)
            return null;
        _conflicts++;
        return new LedgerReplayLine
        {
            Conflict = new SlotConflictView($"{rivals[0].Holding.Slot}", [.. rivals.Select(rival => rival.View)]),
        };
    }
}
