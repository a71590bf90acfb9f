using System.Collections.Frozen;
using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;
using Npgsql;

namespace Cpor.Ledger.Service.Log.Verifying;

/// <summary>Events as the read models are folded from, read without a running event store.</summary>
internal static class StoredFacts
{
    /// <summary>The columns to select, in the order in which <see cref="Read"/> takes them.</summary>
    public const string Columns =
        "e.stream_id, e.id, e.seq_id, e.version, e.type, e.data::text, e.timestamp, e.user_name";

    private static readonly FrozenDictionary<string, Func<string, IEvent>> _readers = ClaimEventNames.All
        .Select(fact => (Name: fact.Value, Type: fact.Key))
        .Concat(ClaimEventNames.Earlier.Select(fact => (Name: fact.Key, Type: fact.Value)))
        .Concat(ActNames.All.Select(act => (Name: act.Value, Type: act.Key)))
        .ToFrozenDictionary(fact => fact.Name, fact => Reader(fact.Type), StringComparer.Ordinal);

    /// <summary>One event.</summary>
    /// <exception cref="JsonException">Its data are not those of its type, or its type is not known.</exception>
    public static IEvent Read(NpgsqlDataReader row)
    {
        var type = row.GetString(4);
        var fact = _readers.TryGetValue(type, out var read)
            ? read(row.GetString(5))
            : throw new JsonException($"There is no fact of the name {type}.");
        fact.StreamId = row.GetGuid(0);
        fact.Id = row.GetGuid(1);
        fact.Sequence = row.GetInt64(2);
        fact.Version = row.GetInt64(3);
        fact.Timestamp = row.GetFieldValue<DateTimeOffset>(6);
        fact.UserName = row.IsDBNull(7) ? null : row.GetString(7);
        return fact;
    }

    private static Func<string, IEvent> Reader(Type type)
    {
        var wrapper = typeof(Event<>).MakeGenericType(type);
        return json => (IEvent)Activator.CreateInstance(
            wrapper, JsonSerializer.Deserialize(json, type, StoredFormat.Options)!)!;
    }
}
