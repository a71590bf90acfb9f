using System.Collections.Frozen;
using System.Text.Json;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// What the bytes of an entry say. Nothing else is asked: not the event store, and no row that was made of it.
/// </summary>
public abstract record ReadEntry
{
    private static readonly FrozenDictionary<string, Type> _facts = ClaimEventNames.All
        .Select(pair => KeyValuePair.Create(pair.Value, pair.Key))
        .Concat(ClaimEventNames.Earlier)
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Type> _acts =
        ActNames.All.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private ReadEntry()
    {
    }

    /// <summary>A fact of a claim.</summary>
    public sealed record OfClaim(LogEntry Entry, ClaimEvent Fact) : ReadEntry;

    /// <summary>An act, which no claim is folded from.</summary>
    public sealed record OfAct(LogEntry Entry) : ReadEntry;

    /// <summary>It says nothing that this version of the ledger understands.</summary>
    public sealed record Unreadable(ReplayFault Fault) : ReadEntry;

    /// <summary>Reads an entry; whatever is wrong with it is a fault and never thrown.</summary>
    public static ReadEntry Of(LoggedEntry logged)
    {
        if (TreeHash.OfLeaf(logged.Bytes.Span) != logged.LeafHash)
            return Bad(logged, "another-hash", "The bytes are not those whose hash is in the log's tree.");
        var read = LogEntry.Parse(logged.Bytes.Span);
        if (!read.IsGood)
            return Bad(logged, read.Fault.Code, read.Fault.Explanation);
        var entry = read.Value;
        if (entry.Position != logged.Position)
            return Bad(logged, "another-position", $"It says that its position is {entry.Position}.");
        if (_facts.TryGetValue(entry.Type, out var fact))
            return Told(logged, entry, fact);
        if (!_acts.TryGetValue(entry.Type, out var act))
            return Bad(logged, "unknown-event", $"This version of the ledger knows no event {entry.Type}.");
        return Read(entry, act) is null ? Malformed(logged, entry) : new OfAct(entry);
    }

    private static ReadEntry Told(LoggedEntry logged, LogEntry entry, Type type)
    {
        if (Read(entry, type) is not ClaimEvent fact)
            return Malformed(logged, entry);
        return entry.Subject == $"{EventNouns.Claims}/{fact.ClaimId}"
            ? new OfClaim(entry, fact)
            : Bad(logged, "another-claim", $"The entry is of {entry.Subject}, its event of claim {fact.ClaimId}.");
    }

    private static object? Read(LogEntry entry, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(entry.Data.Span, type, StoredFormat.Options);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or InvalidOperationException
            or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static Unreadable Malformed(LoggedEntry logged, LogEntry entry) =>
        Bad(logged, "malformed-event", $"Its data is not that of an event {entry.Type}.");

    private static Unreadable Bad(LoggedEntry logged, string code, string explanation) =>
        new(new ReplayFault(logged.Position, code, explanation));
}
