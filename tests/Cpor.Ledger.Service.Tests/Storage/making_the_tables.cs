using System.Diagnostics;
using Cpor.Ledger.Cli;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Storage;

public class making_the_tables(Database database)
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    [Fact]
    public async Task is_done_by_several_nodes_at_once_without_a_failure()
    {
        var opened = await database.CreateUnmigratedAsync();

        var upgrades = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync(opened)));

        upgrades.ShouldAllBe(upgrade => upgrade.Left.Count == 0);
        upgrades.Count(upgrade => upgrade.Found.Count > 0).ShouldBe(1);
        (await CompareAsync(opened)).ShouldBeEmpty();
    }

    [Fact]
    public async Task changes_nothing_the_second_time()
    {
        var opened = await database.CreateLedgerAsync();
        var before = await CatalogueAsync(opened);

        (await MigrateAsync(opened)).Found.ShouldBeEmpty();

        (await CatalogueAsync(opened)).ShouldBe(before);
    }

    [Fact]
    public async Task brings_tables_of_an_earlier_version_up_and_keeps_their_rows()
    {
        var opened = await database.CreateLedgerAsync();
        // What was added since, taken away again, with rows from that time.
        await ExecuteAsync(opened.Owner!, """
            insert into ledger.idempotency (id, request, holder, taken_at)
              values (gen_random_uuid(), '', gen_random_uuid(), now());
            insert into ledger_keys.reading (claim_id, event, field, who, why, read_at)
              select gen_random_uuid(), 'submitted.v1', 'email', 'actor:1', 'review', now() from generate_series(1, 3);
            alter table ledger.idempotency drop column claim_id;
            alter table ledger_keys.reading drop column is_logged;
            alter table ledger.mt_doc_ledgerclaim drop column remind_at, drop column erased_at;
            drop table ledger.claim_name, ledger.rebuild;
            drop table ledger_catalogue.import_run, ledger_catalogue.import_row;
            drop trigger forget_claim_name on ledger_keys.claim_key;
            drop function ledger.forget_claim_name();
            drop schema ledger_log cascade;
            comment on schema ledger_events is 'an earlier build'
            """);
        await using (var source = NpgsqlDataSource.Create(opened.Owner!))
            await AppendAsync(source);

        var upgrade = await MigrateAsync(opened);

        upgrade.Left.ShouldBeEmpty();
        (await CompareAsync(opened)).ShouldBeEmpty();
        (await ScalarAsync(opened.Application, """
            select format('%s %s %s %s', (select count(*) from ledger.idempotency),
              (select count(*) from ledger_keys.reading where not is_logged),
              (select count(*) from ledger_log.pending), (select size from ledger_log.tree))
            """)).ShouldBe("1 3 2 0");
    }

    [Fact]
    public async Task gives_its_rights_to_a_role_of_any_name()
    {
        var opened = await database.CreateUnmigratedAsync();
        var role = $"Ledger application {Guid.NewGuid():n}";
        await ExecuteAsync(opened.Owner!, $"create role \"{role}\" login password 'secret'");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:LedgerOwner"] = opened.Owner,
            ["ConnectionStrings:Ledger"] = new NpgsqlConnectionStringBuilder(opened.Owner)
            {
                Username = role,
                Password = "secret",
            }.ConnectionString,
        }).Build();
        await using var given = await LedgerDatabase.OpenAsync(configuration, new LedgerSettings(), null, default);

        (await MigrateAsync(given)).Left.ShouldBeEmpty();

        await ExecuteAsync(given.Application, "insert into ledger_keys.erasure values (gen_random_uuid(), now())");
        var refused = await Should.ThrowAsync<PostgresException>(() =>
            ExecuteAsync(given.Application, "delete from ledger_log.entry"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task refuses_to_bring_a_column_back_whose_rows_would_have_no_value()
    {
        var opened = await database.CreateLedgerAsync();
        await ExecuteAsync(opened.Owner!, """
            insert into ledger_keys.erasure values (gen_random_uuid(), now());
            alter table ledger_keys.erasure drop column finished_at
            """);

        var (exitCode, _, said) = await LedgerAsync(opened, "db", "apply");

        exitCode.ShouldBe(ExitCodes.Refused);
        said.ShouldContain("finished_at");
        (await ScalarAsync(opened.Owner!, "select count(*)::text from ledger_keys.erasure")).ShouldBe("1");
    }

    [Fact]
    public async Task is_told_by_the_tool_and_by_its_exit_codes()
    {
        var opened = await database.CreateLedgerAsync();
        (await LedgerAsync(opened, "db", "status")).ExitCode.ShouldBe(ExitCodes.Ok);
        await ExecuteAsync(opened.Owner!, "drop index ledger.proof_use_sha256");

        var (exitCode, shown, _) = await LedgerAsync(opened, "db", "status", "--json");

        exitCode.ShouldBe(ExitCodes.Refused);
        shown.ShouldContain("\"subject\": \"index ledger.proof_use.proof_use_sha256\"");
        (exitCode, shown, _) = await LedgerAsync(opened, "db", "apply");
        exitCode.ShouldBe(ExitCodes.Ok);
        shown.ShouldContain("index ledger.proof_use.proof_use_sha256: missing");
        (await CompareAsync(opened)).ShouldBeEmpty();
    }

    [Fact]
    public void declares_what_the_code_relies_on()
    {
        LogSchema.Script.ShouldContain($"> {LogSchema.LongestEvent} then");
        LogSchema.Script.ShouldContain($"errcode = '{LogSchema.TooLarge}'");
    }

    private static Task<SchemaUpgrade> MigrateAsync(LedgerDatabase opened) =>
        LedgerHost.MigrateAsync(Nothing, opened, TestContext.Current.CancellationToken);

    private static Task<IReadOnlyList<SchemaDifference>> CompareAsync(LedgerDatabase opened) =>
        LedgerHost.CompareAsync(Nothing, opened, TestContext.Current.CancellationToken);

    /// <summary>Two events as the event store writes them, and a tombstone.</summary>
    private static async Task AppendAsync(NpgsqlDataSource owner)
    {
        await using var append = owner.CreateCommand($"""
            insert into ledger_events.mt_streams (id, type, version, timestamp, created, tenant_id, is_archived)
            values ('{Guid.Empty}', 'ledger_claim', 3, now(), now(), '*DEFAULT*', false);
            insert into ledger_events.mt_events
              (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, is_archived)
            select i, gen_random_uuid(), '{Guid.Empty}', i, '1', case i when 3 then 'tombstone' else 'commented.v1' end,
              now(), '*DEFAULT*', false
            from generate_series(1, 3) i
            """);
        await append.ExecuteNonQueryAsync();
    }

    /// <summary>Which transaction wrote each row that the catalogue has of the ledger's schemas.</summary>
    private static Task<string> CatalogueAsync(LedgerDatabase opened) => ScalarAsync(opened.Owner!, """
        with ours as (select oid from pg_namespace where nspname like 'ledger%'),
        relations as (select oid from pg_class where relnamespace in (select oid from ours))
        select string_agg(line, ' ' order by line) from (
          select format('s%s:%s', oid, xmin) as line from pg_namespace where oid in (select oid from ours)
          union all select format('r%s:%s', oid, xmin) from pg_class where oid in (select oid from relations)
          union all select format('a%s.%s:%s', attrelid, attnum, xmin) from pg_attribute
            where attrelid in (select oid from relations)
          union all select format('c%s:%s', oid, xmin) from pg_constraint where connamespace in (select oid from ours)
          union all select format('t%s:%s', oid, xmin) from pg_trigger where tgrelid in (select oid from relations)
          union all select format('f%s:%s', oid, xmin) from pg_proc where pronamespace in (select oid from ours)) lines
        """);

    private static async Task<string> ScalarAsync(string connectionString, string sql) =>
        await BrokenTables.ScalarAsync<string>(connectionString, sql);

    private static async Task ExecuteAsync(string connectionString, string sql) =>
        await BrokenTables.ScalarAsync<object?>(connectionString, sql);

    /// <summary>The tool, as an operator calls it.</summary>
    private static async Task<(int ExitCode, string Shown, string Said)> LedgerAsync(
        LedgerDatabase opened, params string[] args)
    {
        using var folder = new Folder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ledger.dll"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Ledger"] = opened.Application,
                ["ConnectionStrings__LedgerOwner"] = opened.Owner,
                ["Ledger__DataFolder"] = folder.Path,
            },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var shown = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, shown, await said);
    }
}
