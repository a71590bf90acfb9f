using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>The rows of the read models as they are stored, and as the facts say they should be.</summary>
public static class Rows
{
    /// <summary>The tables of the read models by the public names of their projections.</summary>
    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>
    {
        [LedgerClaimProjection.PublicName] = "ledger.mt_doc_ledgerclaim",
        [ClaimHistoryProjection.PublicName] = "ledger.mt_doc_claimhistory",
        [ReviewQueueProjection.PublicName] = "ledger.mt_doc_reviewitem",
        [AssociationProjection.PublicName] = "ledger.mt_doc_association",
        [ProofUseProjection.PublicName] = """
            (select claim_id || '/' || proof_id as id, to_jsonb(sha256) as data from ledger.proof_use) as proof_use
            """,
    };

    extension(TestLedger ledger)
    {
        /// <summary>Waits until every read model has seen every fact.</summary>
        public Task CatchUpAsync() =>
            ledger.Services.GetRequiredService<IDocumentStore>().WaitForNonStaleProjectionDataAsync(
                TimeSpan.FromMinutes(5));

        /// <summary>Every row with everything in it but the store's own columns, by id.</summary>
        public async Task<SortedDictionary<string, string>> StoredAsync(string projection)
        {
            await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                $"select id::text, data::text from {Tables[projection]}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            while (await reader.ReadAsync())
                rows.Add(reader.GetString(0), Canonical(reader.GetString(1)));
            return rows;
        }

        /// <summary>The claims' own rows as if none of them had ever had to be put right.</summary>
        public async Task<SortedDictionary<string, string>> WithoutEditionAsync() => new(
            (await ledger.StoredAsync(LedgerClaimProjection.PublicName)).ToDictionary(
                row => row.Key,
                row => row.Value.Replace("\"edition\":1", "\"edition\":0", StringComparison.Ordinal)),
            StringComparer.Ordinal);

        /// <summary>The same, folded here from the stored facts in the order of their sequence.</summary>
        public async Task<SortedDictionary<string, string>> ExpectedAsync(string projection)
        {
            await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
            var facts = await session.Events.QueryAllRawEvents().OrderBy(fact => fact.Sequence).ToListAsync();
            return projection switch
            {
                LedgerClaimProjection.PublicName => Fold<LedgerClaim>(facts, new LedgerClaimProjection().Evolve),
                ClaimHistoryProjection.PublicName => Fold<ClaimHistory>(facts, new ClaimHistoryProjection().Evolve),
                ReviewQueueProjection.PublicName => Fold<ReviewItem>(facts, new ReviewQueueProjection().Evolve),
                ProofUseProjection.PublicName => ProofUses(facts),
                _ => FoldAssociations(facts),
            };
        }
    }

    private static SortedDictionary<string, string> Fold<T>(
        IEnumerable<IEvent> facts, Func<T?, Guid, IEvent, T?> evolve)
        where T : class
    {
        var rows = new Dictionary<Guid, T>();
        foreach (var fact in facts)
        {
            if (evolve(rows.GetValueOrDefault(fact.StreamId), fact.StreamId, fact) is { } row)
                rows[fact.StreamId] = row;
            else
                rows.Remove(fact.StreamId);
        }

        return Written(rows.ToDictionary(row => $"{row.Key:D}", row => (object)row.Value));
    }

    private static SortedDictionary<string, string> ProofUses(IEnumerable<IEvent> facts) => Written(
        facts.Select(fact => fact.Data).OfType<ProofAttached>()
            .ToDictionary(proof => $"{proof.ClaimId}/{proof.ProofId}", proof => (object)proof.Sha256));

    private static SortedDictionary<string, string> FoldAssociations(IEnumerable<IEvent> facts)
    {
        var projection = new AssociationProjection();
        var rows = new Dictionary<string, object>();
        foreach (var fact in facts.Where(fact => fact.Data is Official or Migrated or AssociationEnded))
        {
            foreach (var id in ((ClaimEvent)fact.Data).LineIds.Select(line => $"{fact.StreamId:D}/{line}"))
                rows[id] = projection.Evolve(rows.GetValueOrDefault(id) as Association, id, fact)!;
        }

        return Written(rows);
    }

    private static SortedDictionary<string, string> Written(Dictionary<string, object> rows) => new(
        rows.ToDictionary(
            row => row.Key,
            row => Canonical(JsonSerializer.Serialize(row.Value, row.Value.GetType(), StoredFormat.Options))),
        StringComparer.Ordinal);

    /// <summary>jsonb has an order of keys of its own.</summary>
    private static string Canonical(string json) => Sorted(JsonNode.Parse(json))!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
