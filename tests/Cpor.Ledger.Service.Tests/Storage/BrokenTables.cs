using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Storage;

/// <summary>
/// A ledger that runs over a database in which one thing of each kind is broken, and what was said of it before and
/// after it was mended.
/// </summary>
public sealed class BrokenTables(Database database) : IAsyncLifetime
{
    /// <summary>What is done to the database, by hand and by its owner.</summary>
    private const string Damage = """
        insert into ledger.rebuild (projection, unit, requested_by, requested_at, corrected)
          values ('claims', 'claim', 'somebody', '2026-03-02 09:00:00+00', 7);
        insert into ledger_keys.reading (claim_id, event, field, who, why, read_at)
          values (gen_random_uuid(), 'submitted.v1', 'email', 'a test', 'review', now());
        drop table ledger.usage_data;
        alter table ledger.rebuild drop column corrected;
        alter table ledger_keys.reading alter column is_logged drop default, alter column who drop not null;
        alter table ledger_catalogue.customer alter column country type varchar(10);
        alter table ledger_catalogue.import_run alter column id drop identity;
        alter table ledger_catalogue.subscription drop constraint subscription_state_check;
        alter table ledger_log.pending reset (autovacuum_vacuum_threshold);
        drop index ledger.proof_use_sha256;
        drop index ledger_catalogue.subscription_by_tenant;
        create index subscription_by_tenant on ledger_catalogue.subscription (product);
        drop trigger ledger_guard_delete on ledger_events.mt_events;
        alter table ledger_log.entry disable trigger guard_rows;
        create or replace function ledger_events.ledger_guard() returns trigger as $$ begin return new; end $$
          language plpgsql;
        drop function ledger.refuse_older_edition() cascade;
        drop table ledger.mt_doc_reviewitem;
        drop index ledger.mt_doc_ledgerclaim_idx_status;
        drop table ledger_messages.wolverine_dead_letter_history;
        revoke select on ledger.proof_use from ledger_app;
        revoke usage on schema ledger_catalogue from ledger_app;
        grant update, trigger on ledger_events.mt_events to ledger_app;
        grant references (last_seq_id) on ledger_events.mt_event_progression to public;
        grant delete on ledger_log.entry to public
        """;

    /// <summary>The host, which runs all the time.</summary>
    public TestLedger Ledger { get; private set; } = null!;

    /// <summary>What was said of the broken database.</summary>
    public IReadOnlyList<string> Named { get; private set; } = [];

    /// <summary>What readiness said of it.</summary>
    public string ReadyWhileBroken { get; private set; } = "";

    /// <summary>What mending it said.</summary>
    public SchemaUpgrade Mended { get; private set; } = null!;

    /// <summary>What was said afterwards.</summary>
    public IReadOnlyList<SchemaDifference> NamedAfterwards { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.StartAsync(database);
        await ReadyAsync("\"status\":\"healthy\",\"checks\"");
        // One by one, so that none waits for what the host holds with what another holds already.
        foreach (var statement in Damage.Split(";\n"))
            await ScalarAsync<object?>(statement);
        var configuration = new ConfigurationBuilder().Build();
        var named = await LedgerHost.CompareAsync(configuration, Ledger.Database, CancellationToken.None);
        Named = [.. named.Select(difference => $"{difference}")];
        ReadyWhileBroken = await ReadyAsync("degraded");
        Mended = await LedgerHost.MigrateAsync(configuration, Ledger.Database, CancellationToken.None);
        NamedAfterwards = await LedgerHost.CompareAsync(configuration, Ledger.Database, CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await Ledger.DisposeAsync();

    /// <summary>Moves the clock to the next comparison, and waits until readiness says so.</summary>
    public Task<string> ReadyAsync(string expected)
    {
        Ledger.Time.Advance(TimeSpan.FromMinutes(1));
        return TestLedger.UntilAsync(
            async () =>
            {
                using var reply = await Ledger.Client.GetAsync(Health.ReadyPath);
                var said = await reply.Content.ReadAsStringAsync();
                return said.Contains(expected) ? said : null;
            },
            () => Task.FromResult($"readiness says {expected}"));
    }

    public Task<T> ScalarAsync<T>(string sql) => ScalarAsync<T>(Ledger.OwnerConnectionString, sql);

    public static async Task<T> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
