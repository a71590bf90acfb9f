using System.Text.Json;
using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>A fact of a claim, as an entry of the log holds it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Fact">What its data says.</param>
internal sealed record StoredFact(LogEntry Entry, ClaimEvent Fact)
{
    private static readonly Dictionary<string, Type> _types = ClaimEventNames.All
        .Select(named => (Name: named.Value, Type: named.Key))
        .Concat(ClaimEventNames.Earlier.Select(named => (Name: named.Key, Type: named.Value)))
        .ToDictionary(named => named.Name, named => named.Type);

    /// <summary>Whether an earlier edition of the ledger wrote it, whose rules are not these.</summary>
    public bool IsEarlier => ClaimEventNames.Earlier.ContainsKey(Entry.Type);

    /// <summary>Why it was decided; null when nothing was to be decided.</summary>
    public DecisionRecord? Record { get; } = Parts<DecisionRecord>(Fact).FirstOrDefault();

    /// <summary>The deadlines that it promises.</summary>
    public IEnumerable<Deadline> Deadlines => Parts<Deadline>(Fact);

    /// <summary>Reads an entry; a fault unless its data is the whole fact and nothing besides.</summary>
    public static Reading<StoredFact> Read(LogEntry entry)
    {
        if (!_types.TryGetValue(entry.Type, out var type))
            return ReplayFaults.UnknownType;
        var read = Read(entry, type);
        if (!read.IsGood)
            return read.Fault;
        var fact = read.Value;
        if (entry.Subject != $"claims/{fact.ClaimId}")
            return ReplayFaults.AnotherClaim;
        return fact.HappenedAt == Instant.FromDateTimeOffset(entry.Time)
            ? new StoredFact(entry, fact)
            : ReplayFaults.AnotherTime;
    }

    private static Reading<ClaimEvent> Read(LogEntry entry, Type type)
    {
        try
        {
            if (JsonSerializer.Deserialize(entry.Data.Span, type, StoredFormat.Options) is not ClaimEvent fact)
                return ReplayFaults.UnreadableData;
            using var data = JsonDocument.Parse(entry.Data);
            return Difference.Between(data.RootElement, Difference.Element(fact), "") is { } difference
                ? ReplayFaults.UnreadableData.Because(difference)
                : fact;
        }
        // A period, say, refuses what it cannot be, and a text can be half a character.
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or InvalidOperationException)
        {
            return ReplayFaults.UnreadableData;
        }
    }

    // Whatever facts there will be: what is a deadline or a record says so by its type.
    private static IEnumerable<T> Parts<T>(ClaimEvent fact) =>
        fact.GetType().GetProperties().Select(property => property.GetValue(fact)).OfType<T>();
}
