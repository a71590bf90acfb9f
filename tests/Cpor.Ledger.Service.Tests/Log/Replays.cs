using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>What replays should show, by other ways than they take; and what an auditor does with them.</summary>
public static class Replays
{
    /// <summary>The state as JSON, as the event store's own facts make it.</summary>
    public static async Task<JsonNode?> StateAsync(this IQuerySession session, ClaimId claim, int version) =>
        (await ClaimAsOf.ByVersionAsync(session, claim.Value, version, CancellationToken.None))?.State.ToJson();

    public static JsonNode ToJson(this Claim claim) => JsonSerializer.SerializeToNode(claim, StoredFormat.Options)!;

    public static void ShouldBeJson(this JsonNode? node, JsonNode? expected, string because) =>
        JsonNode.DeepEquals(node, expected).ShouldBeTrue($"{because}: {node} is not {expected}");

    public static JsonNode ToNode(this JsonElement element) => JsonNode.Parse(element.GetRawText())!;

    /// <summary>Does changes one after the other, each checked against what is there.</summary>
    public static JsonNode? With(this JsonNode? state, IEnumerable<StateChangeView> changes)
    {
        foreach (var change in changes)
        {
            if (change.Path.Length == 0)
            {
                state.ShouldBeNull();
                state = change.After!.Value.ToNode();
                continue;
            }

            Do(state!, change);
        }

        return state;
    }

    /// <summary>The claims that the log has, with their events in the store.</summary>
    public static async Task<IReadOnlyDictionary<ClaimId, IReadOnlyList<IEvent>>> ClaimsAsync(
        this TestLedger ledger, LogTable log)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var claims = new Dictionary<ClaimId, IReadOnlyList<IEvent>>();
        foreach (var stream in log.Rows.GroupBy(row => row.Stream))
        {
            var events = await session.Events.FetchStreamAsync(stream.Key, version: stream.Count());
            if (events[0].Data is ClaimEvent)
                claims.Add(new ClaimId(stream.Key), events);
        }

        return claims;
    }

    /// <summary>The lines of a reply.</summary>
    public static async Task<IReadOnlyList<T>> LinesAsync<T>(this Reply<Stream> reply)
    {
        using var text = new StreamReader(reply.Required());
        var lines = new List<T>();
        while (await text.ReadLineAsync() is { } line)
            lines.Add(JsonSerializer.Deserialize<T>(line, LedgerJson.Options)!);
        return lines;
    }

    private static void Do(JsonNode state, StateChangeView change)
    {
        string[] steps = [.. change.Path[1..].Split('/').Select(step => step.Replace("~1", "/").Replace("~0", "~"))];
        var parent = steps[..^1].Aggregate(state, (node, step) => node is JsonArray list
            ? list[int.Parse(step)]!
            : node[step]!);
        if (parent is JsonArray items)
        {
            var index = int.Parse(steps[^1]);
            (index < items.Count ? items[index] : null).ShouldBeJson(change.Before?.ToNode(), change.Path);
            if (change.Before is not null)
                items.RemoveAt(index);
            if (change.After is { } item)
                items.Insert(index, item.ToNode());
            else
                index.ShouldBe(items.Count, $"{change.Path} is taken from the end");
            return;
        }

        parent[steps[^1]].ShouldBeJson(change.Before?.ToNode(), change.Path);
        if (change.After is { } value)
            parent[steps[^1]] = value.ToNode();
        else
            parent.AsObject().Remove(steps[^1]).ShouldBeTrue(change.Path);
    }
}
