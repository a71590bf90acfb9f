using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>Finds out what is wrong with a row of the log that is not what its event makes of it.</summary>
internal sealed class EntryDispute(Envelope envelope, LogPage page)
{
    private const string Events = $"{EventTables.Schema}.mt_events";

    private static readonly (string Member, string Code)[] EventCodes =
    [
        ("id", FindingCodes.EventIdChanged),
        ("type", FindingCodes.EventTypeChanged),
        ("recordedtime", FindingCodes.EventTimestampChanged),
        ("streamversion", FindingCodes.EventVersionChanged),
        ("actor", FindingCodes.EventActorChanged),
        ("causation", FindingCodes.EventCausationChanged),
        ("correlation", FindingCodes.EventCorrelationChanged),
        ("data", FindingCodes.EventDataChanged),
    ];

    /// <summary>Adds what is found to the page, and the hash that the row most likely had.</summary>
    /// <param name="row">The row.</param>
    /// <param name="byId">The event that the entry names by its id, when it has another number.</param>
    public void Judge(in LogRow row, StoredEvent? byId)
    {
        page.Suspects.Add(row.StreamId);
        page.Numbers.Add(row.Sequence);
        if (row.Stored is { } named)
            page.Suspects.Add(named.StreamId);
        var leaf = TreeHash.OfLeaf(row.Bytes);
        if (leaf.Bytes.SequenceEqual(row.LeafHash))
            JudgeWhole(row, byId, leaf);
        else
            JudgeTorn(row, leaf);
        if (row.IsArchived)
            page.Findings.Add(OfEvent(FindingCodes.EventArchived, row, "it is marked as archived"));
    }

    // Bytes and hash do not fit: the event says which of them was changed.
    private void JudgeTorn(in LogRow row, TreeHash leaf)
    {
        var rebuilt = row.Stored is { } stored ? Rebuild(stored, row.Position, row.Previous) : null;
        if (rebuilt is not null && rebuilt.AsSpan().SequenceEqual(row.Bytes))
        {
            page.Findings.Add(OfLog(FindingCodes.LogLeafHashChanged, row, "its hash is not that of its bytes"));
            page.Leaves[row.Position - page.First] = leaf;
            return;
        }

        page.Findings.Add(OfLog(
            FindingCodes.LogBytesChanged, row, "its bytes are not those of its hash"
            + (rebuilt is not null && TreeHash.OfLeaf(rebuilt).Bytes.SequenceEqual(row.LeafHash)
                ? "; the event is as it was" : "")));
        page.Leaves[row.Position - page.First] = row.LeafHash.Length == TreeHash.Length
            ? new TreeHash(row.LeafHash) : leaf;
    }

    private void JudgeWhole(in LogRow row, StoredEvent? byId, TreeHash leaf)
    {
        page.Leaves[row.Position - page.First] = leaf;
        if (EntryText.Read(row.Bytes) is not { } said)
        {
            page.Findings.Add(OfLog(FindingCodes.LogEntryChanged, row, "its bytes are no entry"));
            return;
        }

        JudgeColumns(row, said);
        if (byId is not null && byId.Value.Sequence != row.Sequence)
        {
            page.Renumbered.Add(said.Id);
            page.Numbers.Add(byId.Value.Sequence);
            page.Findings.Add(OfEvent(
                FindingCodes.EventSequenceDiffers, row, $"its number is {byId.Value.Sequence} in the event store"));
        }

        JudgeEvent(row, said, byId ?? row.Stored);
    }

    private void JudgeColumns(in LogRow row, EntryText said)
    {
        if (said.Sequence != row.Position)
            Add(FindingCodes.LogPositionChanged, row, $"its entry says position {said.Sequence}");
        if (said.Id != row.EventId)
            Add(FindingCodes.LogEventIdChanged, row, $"its entry says event {said.Id}");
        if (said.Stream != row.StreamId)
            Add(FindingCodes.LogStreamChanged, row, $"its entry says stream {said.Stream}");
        if (said.Version != row.StreamVersion)
            Add(FindingCodes.LogStreamVersionChanged, row, $"its entry says version {said.Version}");
        if (said.Previous != row.Previous)
            Add(FindingCodes.LogPreviousChanged, row, $"its entry says {said.Previous} before it");
        page.Suspects.Add(said.Stream);

        void Add(string code, in LogRow one, string what) => page.Findings.Add(OfLog(code, one, what));
    }

    private void JudgeEvent(in LogRow row, EntryText said, StoredEvent? stored)
    {
        var log = OfLog(FindingCodes.LogEntryChanged, row, "bytes and hash were changed together");
        if (stored is not { } found)
        {
            page.Doubts.Add(new Doubt(
                row.Position, [OfEvent(FindingCodes.EventRemoved, row, "its row is gone")], log));
            return;
        }

        if (Rebuild(found, said.Sequence, said.Previous) is not { } rebuilt
            || EntryText.Read(rebuilt) is not { } written)
        {
            var code = found.Type == said.Type ? FindingCodes.EventDataChanged : FindingCodes.EventTypeChanged;
            page.Findings.Add(OfEvent(code, row, "no entry can be made of it"));
            return;
        }

        var differing = written.DifferingFrom(said);
        var findings = new List<Finding>();
        foreach (var (member, code) in EventCodes.Where(one => differing.Contains(one.Member)))
            findings.Add(OfEvent(code, row, $"{member} is not what the entry says"));
        if (found.StreamId != said.Stream)
            findings.Add(OfEvent(FindingCodes.EventStreamChanged, row, $"its stream is {found.StreamId}"));
        if (rebuilt.AsSpan().SequenceEqual(row.Bytes))
            return;
        // What is left over, as another form of the entry, is the log's.
        page.Doubts.Add(new Doubt(row.Position, findings.Count > 0 ? findings : [log], log));
        page.Others[row.Position] = TreeHash.OfLeaf(rebuilt);
    }

    /// <summary>The entry of an event; null when it would be too long, which no event is that was committed.</summary>
    private byte[]? Rebuild(in StoredEvent stored, long position, long? previous)
    {
        try
        {
            return envelope.Of(stored, position, previous);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Finding OfLog(string code, in LogRow row, string what) => new(
        code, LogRow.Table, $"position {row.Position}", row.Position, $"The row at position {row.Position}: {what}.");

    private static Finding OfEvent(string code, in LogRow row, string what) => new(
        code,
        Events,
        $"seq_id {row.Sequence}",
        row.Position,
        $"The event {row.EventId} (version {row.StreamVersion} of {row.StreamId}): {what}.");
}
