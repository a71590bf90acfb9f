using System.Text;
using System.Text.Json;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

public class an_entry_of_the_log(RunningLedger running, Database database) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task is_there_for_every_event_of_a_claim_s_life()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        var claim = Examples.Claim("logged");
        await ledger.NotifyAsync(claim, Examples.Contoso, "exchange-online");
        await ledger.AdvanceAsync(NodaTime.Duration.FromDays(9));
        await ledger.UntilAsync(claim, ClaimStatus.Official);

        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);

        log.ShouldBeWhole();
        log.Rows.Count.ShouldBeGreaterThan(5);
        Types(log).ShouldBe(await StoredTypesAsync(ledger));
    }

    [Fact]
    public async Task is_a_cloud_event_with_the_event_s_own_data()
    {
        var ledger = running.Ledger;
        var claim = Examples.Claim("an entry");
        await ledger.CreateAsync(claim, Examples.Contoso, "exchange-online");

        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);

        using var entry = JsonDocument.Parse(log.Rows[^1].Bytes);
        entry.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "recordedtime", "sequence",
            "streamversion", "actor", "data",
        ]);
        entry.RootElement.GetProperty("subject").GetString().ShouldBe($"claims/{claim}");
        entry.RootElement.GetProperty("time").GetString().ShouldBe("2026-03-02T09:00:00Z");
        entry.RootElement.GetProperty("source").GetString()!.ShouldStartWith("https://localhost:5080/log/");
        var data = entry.RootElement.GetProperty("data");
        data.Deserialize<DraftCreated>(Domain.StoredFormat.Options)!.ClaimId.ShouldBe(claim);
        data.GetRawText().ShouldNotContain("\": ");
        data.GetRawText().ShouldNotContain("anna@woodgrove.example");
    }

    [Theory]
    [InlineData(
        """{"a": 1, "b": "x, y: \" \\", "c": [1.00, {"d": null}]}""",
        """{"a":1,"b":"x, y: \" \\","c":[1.00,{"d":null}]}""")]
    [InlineData("""{"spaces  stay": "  in  texts  ", "": ""}""", """{"spaces  stay":"  in  texts  ","":""}""")]
    [InlineData("[]", "[]")]
    public void has_every_token_as_the_database_wrote_it_and_nothing_between_them(string json, string compact)
    {
        var written = new System.Buffers.ArrayBufferWriter<byte>();

        CompactJson.Write(Encoding.UTF8.GetBytes(json), written);

        Encoding.UTF8.GetString(written.WrittenSpan).ShouldBe(compact.Trim());
    }

    [Fact]
    public async Task cannot_be_changed_by_the_application_or_by_the_owner()
    {
        var ledger = running.Ledger;
        await ledger.CreateAsync(Examples.Claim("kept in the log"), Examples.Contoso, "exchange-online");
        await LogTable.SettledAsync(ledger.OwnerConnectionString);
        foreach (var attack in new[]
        {
            $"update {LogSchema.Schema}.entry set bytes = bytes", $"delete from {LogSchema.Schema}.entry",
            $"truncate {LogSchema.Schema}.entry",
        })
        {
            (await AttackAsync(ledger.OwnerConnectionString, attack)).ShouldBe("LG001", attack);
            (await AttackAsync(ledger.ApplicationConnectionString, attack))
                .ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attack);
        }
    }

    [Fact]
    public async Task holds_any_event_that_is_let_in_and_one_that_is_too_long_leaves_nothing()
    {
        var ledger = running.Ledger;
        var acts = ledger.Services.GetRequiredService<ActRecorder>();
        var before = await LogTable.SettledAsync(ledger.OwnerConnectionString);

        (await Should.ThrowAsync<Exception>(() => RecordAsync(60_001)))
            .ShouldSatisfyAllConditions(refused => LogSchema.IsTooLarge(refused).ShouldBeTrue(refused.ToString()));
        await RecordAsync(59_500);

        var after = await LogTable.SettledAsync(ledger.OwnerConnectionString);
        after.ShouldBeWhole();
        after.Rows.Count.ShouldBe(before.Rows.Count + 1);
        after.Rows[^1].Bytes.Length.ShouldBeGreaterThan(59_500);

        // One letter all along is compressed to next to nothing where it is stored.
        Task RecordAsync(int length) => acts.RecordAsync(
            ActStreamId.Of("imports", "long"),
            new ImportFinished(ledger.Now, 1, "kind", new string('x', length), new string('0', 64), 0, 0, 0),
            new Service.Access.Actor("actor:test"),
            CancellationToken.None);
    }

    private static List<string> Types(LogTable log) =>
    [
        .. log.Rows.Select(row => JsonElement.Parse(row.Bytes).GetProperty("type").GetString()!),
    ];

    private static async Task<List<string>> StoredTypesAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(
            "select type from ledger_events.mt_events where type <> 'tombstone' order by seq_id", connection);
        await using var reader = await read.ExecuteReaderAsync();
        var types = new List<string>();
        while (await reader.ReadAsync())
            types.Add(reader.GetString(0));
        return types;
    }

    private static async Task<string> AttackAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var attack = new NpgsqlCommand(sql, connection);
        return (await Should.ThrowAsync<PostgresException>(() => attack.ExecuteNonQueryAsync())).SqlState;
    }
}
