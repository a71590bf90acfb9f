using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>One ledger with an official claim, for attacks that must all fail.</summary>
public sealed class KeptLedger(Database database) : IAsyncLifetime
{
    public TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.StartAsync(database, configure: services =>
        {
            PassingCheck.Register(services);
            services.ConfigureMarten(options => options.Events.AddMaskingRuleForProtectedInformation<Submitted>(
                submitted => submitted with { PaymentOptOut = true }));
        });
        var claim = Examples.Claim("kept");
        await Ledger.NotifyAsync(claim, Examples.Contoso, "exchange-online");
        await Ledger.AdvanceAsync(NodaTime.Duration.FromDays(9));
        await Ledger.UntilAsync(claim, ClaimStatus.Official);
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}

public class facts_are_kept_as_written(KeptLedger kept) : IClassFixture<KeptLedger>
{
    private static readonly string Events = $"{EventStore.EventSchema}.mt_events";
    private static readonly string Tags = $"{EventStore.EventSchema}.mt_event_tag_slot";

    [Fact]
    public async Task the_owner_of_the_tables_meets_the_guard()
    {
        var ledger = kept.Ledger;
        foreach (var table in new[] { Events, Tags })
        {
            foreach (var attack in new[] { $"update {table} set seq_id = seq_id", $"delete from {table}" })
                (await AttackAsync(ledger.OwnerConnectionString, attack)).ShouldBe("LG001", attack);
        }

        (await AttackAsync(ledger.OwnerConnectionString, $"truncate {Tags}")).ShouldBe("LG001");
        (await AttackAsync(ledger.OwnerConnectionString, $"truncate {Events} cascade")).ShouldBe("LG001");
    }

    [Fact]
    public async Task the_application_has_no_grant_to_change_delete_or_truncate_them()
    {
        var ledger = kept.Ledger;
        var application = ledger.ApplicationConnectionString;
        foreach (var table in new[] { Events, Tags })
        {
            foreach (var attack in new[]
            {
                $"update {table} set seq_id = seq_id", $"delete from {table}", $"truncate {table} cascade",
                $"alter table {table} disable trigger all", $"drop table {table} cascade",
            })
                (await AttackAsync(application, attack)).ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attack);
        }
    }

    [Fact]
    public async Task the_store_s_own_ways_to_change_history_fail()
    {
        var ledger = kept.Ledger;
        var store = ledger.Services.GetRequiredService<IDocumentStore>();
        var id = Examples.Claim("kept").Value;

        await Should.ThrowAsync<Exception>(() => store.Advanced.ApplyEventDataMasking(masking =>
            masking.IncludeStream(id).AddHeader("masked", true)));
        await Should.ThrowAsync<Exception>(() => store.Advanced.Clean.DeleteAllEventDataAsync());
        await Should.ThrowAsync<Exception>(() => store.Advanced.Clean.DeleteSingleEventStreamAsync(id));
        await Should.ThrowAsync<Exception>(async () =>
        {
            await using var session = store.LightweightSession();
            var first = (await session.Events.FetchStreamAsync(id))[0];
            session.Events.OverwriteEvent(first);
            await session.SaveChangesAsync();
        });
        await Should.ThrowAsync<Exception>(async () =>
        {
            await using var session = store.LightweightSession();
            await session.Events.CompactStreamAsync<LedgerClaim>(id);
            await session.SaveChangesAsync();
        });

        await using var query = store.QuerySession();
        (await query.Events.FetchStreamAsync(id)).Select(fact => fact.EventTypeName)
            .ShouldBe((await HistoryAsync(ledger)), ignoreOrder: false);
    }

    private static async Task<List<string>> HistoryAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(
            $"select type from {Events} where stream_id = $1 order by version", connection);
        read.Parameters.AddWithValue(Examples.Claim("kept").Value);
        await using var reader = await read.ExecuteReaderAsync();
        var types = new List<string>();
        while (await reader.ReadAsync())
            types.Add(reader.GetString(0));
        types[^1].ShouldBe("official.v1");
        return types;
    }

    private static async Task<string> AttackAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var attack = new NpgsqlCommand(sql, connection);
        try
        {
            await attack.ExecuteNonQueryAsync();
            return "nothing stopped it";
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }
}
