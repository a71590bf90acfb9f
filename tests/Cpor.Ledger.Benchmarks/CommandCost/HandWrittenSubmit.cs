using System.Text;
using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Claims;
using Marten;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>How much a hand-written program does for a submission.</summary>
public enum Effort
{
    /// <summary>
    /// Sends rows whose bytes were made beforehand: what the database costs, the floor under everything.
    /// </summary>
    Rows,

    /// <summary>Writes the fact and the claim's row as JSON, then sends them. Neither loads nor decides.</summary>
    Writes,

    /// <summary>Loads the claim's row, decides by the same rules, writes and sends: two round trips.</summary>
    Decides,
}

/// <summary>
/// The same rows in the same tables as the ledger's own submission, by hand: the stream's version, the fact, the
/// claim's row and both messages, as five prepared statements in one batch, which is one transaction and one round
/// trip.
/// </summary>
public sealed class HandWrittenSubmit(
    NpgsqlDataSource database, IDocumentStore seeding, Effort effort, string where = "") : IContender
{
    private static readonly byte[] Envelope = Encoding.ASCII.GetBytes(new string('e', 420));

    private readonly ExampleClaims _claims = new($"hand-written {effort} {where}");
    private readonly Dictionary<int, Work> _prepared = [];

    public string Name => effort switch
    {
        Effort.Rows => "hand-written, bytes ready",
        Effort.Writes => "hand-written (a)",
        _ => "hand-written, loads and decides",
    };

    public async Task PrepareAsync(Slice slice)
    {
        await Drafts.StoreAsync(seeding, _claims, slice.Numbers);
        _prepared.Clear();
        foreach (var number in slice.Numbers)
        {
            var draft = Drafts.Facts(_claims, number).Aggregate((Claim?)null, ClaimFolding.Evolve)!;
            var work = Decide(draft, draft.Details);
            _prepared[number] = effort == Effort.Rows ? work with { Bytes = Bytes(work) } : work;
        }
    }

    public async Task DoAsync(int number)
    {
        await using var connection = await database.OpenConnectionAsync();
        var work = effort == Effort.Decides ? await LoadAsync(connection, number) : _prepared[number];
        await SendAsync(connection, work, work.Bytes ?? Bytes(work));
    }

    private async Task<Work> LoadAsync(NpgsqlConnection connection, int number)
    {
        await using var load = new NpgsqlCommand("select data from ledger.mt_doc_ledgerclaim where id = $1", connection)
        {
            Parameters = { new() { Value = _claims.Id(number).Value } },
        };
        await using var rows = await load.ExecuteReaderAsync();
        await rows.ReadAsync();
        var row = JsonSerializer.Deserialize<LedgerClaim>(rows.GetFieldValue<byte[]>(0), StoredFormat.Options)!;
        return Decide(row.State, row.State.Details);
    }

    private static Work Decide(Claim draft, ClaimDetails details)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var decision = new SubmitClaim(TermsDocument.Cpor2020, [], SlotHolders.None).Decide(draft, now);
        var fact = ((Decision<ClaimEvent>.Accepted)decision).Facts[0];
        var after = draft.Evolve(fact)!;
        return new Work(fact, after.Version, new LedgerClaim
        {
            Id = after.Id.Value,
            State = after,
            Status = "submitted",
            OrganisationId = after.OrganisationId.Value,
            MpnId = details.MpnId.Value,
            TenantId = details.TenantId.Value,
            CreatedAt = now.ToDateTimeOffset(),
            ChangedAt = now.ToDateTimeOffset(),
        });
    }

    private static (byte[] Fact, byte[] Row) Bytes(Work work) => (
        JsonSerializer.SerializeToUtf8Bytes(work.Fact, work.Fact.GetType(), StoredFormat.Options),
        JsonSerializer.SerializeToUtf8Bytes(work.Row, StoredFormat.Options));

    private static async Task SendAsync(NpgsqlConnection connection, Work work, (byte[] Fact, byte[] Row) json)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(SubmitRows.Stream(work.Row.Id, work.Version));
        batch.BatchCommands.Add(SubmitRows.Event(work.Row.Id, work.Version, json.Fact));
        batch.BatchCommands.Add(SubmitRows.Claim(work.Row, work.Version, json.Row));
        foreach (var message in SubmitRows.Messages)
            batch.BatchCommands.Add(SubmitRows.Message(message, Envelope));
        await batch.ExecuteNonQueryAsync();
    }

    private sealed record Work(ClaimEvent Fact, int Version, LedgerClaim Row)
    {
        public (byte[] Fact, byte[] Row)? Bytes { get; init; }
    }
}
