using System.Text.Json;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>
/// A small real ledger, with every kind of event and more entries than one tile holds, published as tiles with a
/// checkpoint; and copies of it that can be tampered with.
/// </summary>
public sealed class TamperedLedger(Database database) : IAsyncLifetime
{
    private const int Comments = 200;

    private static readonly ClaimId _talk = Examples.Claim("much talked about");

    private static readonly string[] _tables =
    [
        "ledger_events.mt_events", "ledger_events.mt_streams", "ledger_events.mt_event_tag_slot",
        "ledger_log.identity", "ledger_log.entry", "ledger_log.tree", "ledger_log.pending", "ledger_log.checkpoint",
        "ledger.mt_doc_ledgerclaim", "ledger.mt_doc_claimhistory", "ledger.mt_doc_reviewitem",
        "ledger.mt_doc_association", "ledger.proof_use",
    ];

    private readonly Folder _folder = new();
    private string _connection = "";

    public sealed record Row(
        long Position, long Sequence, Guid Id, string Type, Guid Stream, long Version, byte[] Bytes);

    /// <summary>A copy: its database, and the folder where it is published.</summary>
    public sealed record Copy(string ConnectionString, string Folder);

    /// <summary>The entries with the numbers of their events.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>How many entries are published.</summary>
    public int Published { get; private set; }

    /// <summary>The log's name.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>The key that its checkpoints are signed with.</summary>
    public SigningKey Key { get; private set; } = null!;

    /// <summary>The claim of which every read model has a row that lasts.</summary>
    public static Guid Kept { get; } = Examples.Claim("kept official").Value;

    /// <summary>The claim that is still a draft.</summary>
    public static Guid Talk => _talk.Value;

    public Row Of(string type, int which = 0) => Rows.Where(row => row.Type == type).ElementAt(which);

    /// <summary>The slot of the first line of an official event.</summary>
    public string SlotOf(Row official) => Line(official).GetProperty("slot").GetString()!;

    /// <summary>The association that an official event began with its first line.</summary>
    public string AssociationOf(Row official) =>
        $"{official.Stream}/{Line(official).GetProperty("lineId").GetString()}";

    /// <summary>The document of a claim.</summary>
    public string ProofOf(Guid claim) => JsonElement.Parse(
            Rows.Single(row => row.Stream == claim && row.Type == "proof-attached.v1").Bytes)
        .GetProperty("data").GetProperty("proofId").GetString()!;

    private static JsonElement Line(Row official) =>
        JsonElement.Parse(official.Bytes).GetProperty("data").GetProperty("lines")[0];

    public async ValueTask InitializeAsync()
    {
        await using (var ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register))
        {
            _connection = ledger.OwnerConnectionString;
            await EveryFact.TellAsync(ledger);
            await EveryFact.MakeOfficialAsync(ledger, new ClaimId(Kept), "yammer");
            await ledger.CreateAsync(_talk, Examples.Contoso, "teams");
            await TalkAsync(ledger);
            await FollowedAsync(ledger);
            Published = (int)(await ledger.PublishedAsync()).Checkpoint.Size;
            CopyFiles(ledger.Tiles.Path, _folder.Path);
            var keys = await ledger.Services.GetRequiredService<LogKeys>().OpenAsync(CancellationToken.None);
            Key = SigningKey.Parse(keys[0].ToSecret()).Value!;
        }

        // Something may have been added while it ended.
        await ReadAsync();
    }

    public ValueTask DisposeAsync()
    {
        Key?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A signed checkpoint of the first entries as they were.</summary>
    public byte[] Checkpoint(int size) => Checkpoint(
        size, MerkleTree.Root(Rows.Take(size).Select(row => TreeHash.OfLeaf(row.Bytes)).ToArray()), Key);

    /// <summary>A signed checkpoint that says anything.</summary>
    public byte[] Checkpoint(long size, TreeHash root, SigningKey key) => new Checkpoint(Origin, size, root)
        .Sign(key).ToBytes();

    /// <summary>A copy of the database, published where the ledger itself is.</summary>
    public async Task<Copy> CopyAsync()
    {
        var name = $"c{Guid.CreateVersion7():n}";
        var template = new NpgsqlConnectionStringBuilder(_connection);
        await ServerAsync($"create database {name} template {template.Database}");
        template.Database = name;
        return new Copy(template.ConnectionString, _folder.Path);
    }

    /// <summary>A copy of what is published.</summary>
    public void CopyTo(string folder) => CopyFiles(_folder.Path, folder);

    /// <summary>Keeps what is in the tables of a copy, so that it can be put back.</summary>
    public static Task KeepAsync(Copy copy) => RunAsync(copy, string.Concat(
        _tables.Select(table => $"create table kept_{table.Replace('.', '_')} as select * from {table};")));

    /// <summary>Puts the tables that a tampering names back as they were kept, past triggers and keys.</summary>
    public static Task PutBackAsync(Copy copy, Tampering after) => RunAsync(copy, string.Concat(_tables
        .Where(table => after.Sql.Contains(table, StringComparison.Ordinal))
        .Select(table => $"delete from {table}; insert into {table} select * from kept_{table.Replace('.', '_')};")));

    private static async Task RunAsync(Copy copy, string sql)
    {
        await using var connection = new NpgsqlConnection(copy.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"set session_replication_role = replica; {sql}", connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task TalkAsync(TestLedger ledger)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.LastModifiedBy = "actor:test";
        var stream = await session.Events.FetchForWriting<LedgerClaim>(Talk);
        for (var comment = 0; comment < Comments; comment++)
        {
            stream.AppendOne(session.Events.BuildEvent(new Commented(
                _talk, [], ledger.Now, new CommentId(Examples.Proof($"comment {comment}").Value), ClaimSide.Partner,
                Examples.Text("text"))));
        }

        await session.SaveChangesAsync();
    }

    /// <summary>Waits until the read models have seen every event.</summary>
    private static async Task FollowedAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var behind = new NpgsqlCommand(
            """
            select coalesce(string_agg(name || ' ' || last_seq_id, ', '), '') from ledger_events.mt_event_progression
            where name like '%:All' and last_seq_id < (select max(seq_id) from ledger_events.mt_events)
            """,
            connection);
        await TestLedger.UntilAsync<string>(
            async () => (string)(await behind.ExecuteScalarAsync())! is "" ? "" : null,
            () => Task.FromResult("the read models have seen every event"));
    }

    private async Task ReadAsync()
    {
        await using var source = NpgsqlDataSource.Create($"{_connection};Pooling=false");
        await using var command = source.CreateCommand(
            $"""
            select l.position, l.seq_id, l.event_id, e.type, l.stream_id, l.stream_version, l.bytes,
              (select origin from {LogSchema.Schema}.identity)
            from {LogSchema.Schema}.entry l join {EventStore.EventSchema}.mt_events e on e.seq_id = l.seq_id
            order by l.position
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            Origin = reader.GetString(7);
            rows.Add(new Row(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetGuid(2), reader.GetString(3), reader.GetGuid(4),
                reader.GetInt64(5), reader.GetFieldValue<byte[]>(6)));
        }

        Rows = rows;
    }

    private async Task ServerAsync(string sql)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(_connection));
        await using var server = new NpgsqlConnection($"{database.ConnectionString};Pooling=false");
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }
}
