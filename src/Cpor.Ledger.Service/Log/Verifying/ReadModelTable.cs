using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Storage;
using Marten.Services;
using Npgsql;

namespace Cpor.Ledger.Service.Log.Verifying;

/// <summary>A table of a read model, compared with what its rows should hold.</summary>
/// <param name="Document">The name of the document, in lower case.</param>
/// <param name="Columns">Which of its columns do not repeat what is in its data, as a condition on <c>d</c>.</param>
internal sealed record ReadModelTable(string Document, string Columns)
{
    /// <summary>The claims' own rows.</summary>
    public static readonly ReadModelTable Claims = new("ledgerclaim", """
        d.status is distinct from d.data ->> 'status'
        or d.organisation_id is distinct from d.data ->> 'organisationId'
        or d.mpn_id is distinct from d.data ->> 'mpnId'
        or d.tenant_id is distinct from (d.data ->> 'tenantId')::uuid
        or d.next_deadline is distinct from (d.data ->> 'nextDeadline')::timestamptz
        or d.timer_ends is distinct from (d.data ->> 'timerEnds')::timestamptz
        or d.remind_at is distinct from (d.data ->> 'remindAt')::timestamptz
        or d.waits_for_ledger is distinct from (d.data ->> 'waitsForLedger')::boolean
        or d.created_at is distinct from (d.data ->> 'createdAt')::timestamptz
        or d.changed_at is distinct from (d.data ->> 'changedAt')::timestamptz
        """);

    /// <summary>The histories.</summary>
    public static readonly ReadModelTable Histories = new("claimhistory", "false");

    /// <summary>The review queue.</summary>
    public static readonly ReadModelTable Reviews = new("reviewitem", """
        d.turn is distinct from d.data ->> 'turn'
        or d.contested is distinct from (d.data ->> 'contested')::boolean
        or d.due is distinct from (d.data ->> 'due')::timestamptz
        """);

    /// <summary>The associations.</summary>
    public static readonly ReadModelTable Associations = new("association", "false");

    private static readonly SystemTextJsonSerializer _serializer = EventStore.Serializer();

    /// <summary>The table with its schema.</summary>
    public string Name => $"{EventStore.DocumentSchema}.mt_doc_{Document}";

    /// <summary>
    /// Adds what differs from the documents given, by id; where one is null there should be no row. How often a rebuild
    /// put a row right is left aside.
    /// </summary>
    public async Task CompareAsync<TId>(
        NpgsqlConnection connection, IReadOnlyDictionary<TId, object?> documents, ICollection<Finding> findings,
        CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select f.id::text, f.data is null, d.id is null
            from unnest($1, $2) as f(id, data) left join {Name} d on d.id = f.id
            where d.data - 'edition' is distinct from f.data::jsonb - 'edition' or (d.id is not null and ({Columns}))
            """,
            connection);
        command.Parameters.Add(new() { Value = documents.Keys.ToArray() });
        command.Parameters.Add(new()
        {
            Value = documents.Values.Select(one => one is null ? null : _serializer.ToJson(one)).ToArray(),
        });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var (code, what) = (rows.GetBoolean(1), rows.GetBoolean(2)) switch
            {
                (true, _) => (FindingCodes.ReadModelRowUnfounded, "is there, but no event asks for it"),
                (_, true) => (FindingCodes.ReadModelRowMissing, "is missing"),
                _ => (FindingCodes.ReadModelDiffers, "is not what its events add up to"),
            };
            findings.Add(Of(code, rows.GetString(0), what));
        }
    }

    /// <summary>A finding about a row.</summary>
    public Finding Of(string code, string id, string what) =>
        new(code, Name, $"id {id}", null, $"The row {id} of {Name} {what}.");
}
