using System.Collections.Concurrent;
using Cpor.Ledger.LocalPostgres;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests;
using Microsoft.Extensions.Configuration;
using Npgsql;

[assembly: AssemblyFixture(typeof(Database))]

namespace Cpor.Ledger.Service.Tests;

/// <summary>A PostgreSQL server for the run of these tests, and a fresh database for whoever asks.</summary>
public sealed class Database : IAsyncLifetime
{
    private const string Template = "ledger_template";

    // As for the tests themselves: the programs that they start do not live long.
    static Database() => Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");

    private readonly Folder _folder = new();
    private readonly ConcurrentDictionary<Type, Task<NpgsqlDataSource>> _ofClasses = [];
    private PrivateCluster? _cluster;

    /// <summary>Reaches the server's own database as its owner.</summary>
    public string ConnectionString => Cluster.ConnectionString();

    private PrivateCluster Cluster => _cluster ?? throw new InvalidOperationException("The fixture has not begun.");

    /// <summary>
    /// The database of a test class, with the ledger's tables: made for the first of its tests, which run one after
    /// another, and handed to the next as the last one left it.
    /// </summary>
    public Task<NpgsqlDataSource> OfAsync(Type testClass) => _ofClasses.GetOrAdd(
        testClass, async _ => NpgsqlDataSource.Create((await CreateLedgerAsync()).Owner!));

    /// <summary>An empty database of its own.</summary>
    public async Task<NpgsqlDataSource> CreateAsync() =>
        NpgsqlDataSource.Create(Cluster.ConnectionString(await NewAsync("template1")));

    /// <summary>An empty database of its own, for making the ledger's tables in.</summary>
    public async Task<LedgerDatabase> CreateUnmigratedAsync() =>
        await LedgerDatabase.OnAsync(Cluster, await NewAsync("template1"), TestContext.Current.CancellationToken);

    /// <summary>A database with the ledger's tables and without facts.</summary>
    public async Task<LedgerDatabase> CreateLedgerAsync() =>
        await LedgerDatabase.OnAsync(Cluster, await NewAsync(Template), TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        _cluster = await PrivateCluster.OpenAsync(
            new LocalPostgresOptions
            {
                DataFolder = _folder.Path,
                Settings = new Dictionary<string, string> { ["fsync"] = "off", ["max_connections"] = "300" },
            },
            CancellationToken.None);
        var template = await LedgerDatabase.OnAsync(_cluster, Template, CancellationToken.None);
        await LedgerHost.MigrateAsync(new ConfigurationBuilder().Build(), template, CancellationToken.None);
        await PutOffAsync(template.Owner!);
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>
    /// Wolverine looks for timers by the wall clock, by which those of a test are long due. They are put off until the
    /// test has moved its own clock so far, see <see cref="Scenarios.TestLedger.AdvanceAsync"/>.
    /// </summary>
    private static async Task PutOffAsync(string owner)
    {
        await using var connection = new NpgsqlConnection($"{owner};Pooling=false");
        await connection.OpenAsync();
        await using var put = new NpgsqlCommand(
            $"""
            create table public.test_clock (reads timestamptz not null);
            insert into public.test_clock values ('{Scenarios.TestLedger.Monday:O}');
            grant select on public.test_clock to public;
            create function public.put_off() returns trigger language plpgsql as $$ begin
              if new.execution_time > (select reads from public.test_clock) then
                new.execution_time := new.execution_time + interval '1000 years';
              end if;
              return new;
            end $$;
            create trigger put_off before insert or update on {EventStore.MessageSchema}.wolverine_incoming_envelopes
              for each row when (new.status = 'Scheduled' and new.execution_time < now() - interval '1 minute')
              execute function public.put_off();
            """,
            connection);
        await put.ExecuteNonQueryAsync();
    }

    private async Task<string> NewAsync(string template)
    {
        var name = $"t{Guid.CreateVersion7():n}";
        await using var server = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await server.OpenAsync();
        await using var create = new NpgsqlCommand($"create database {name} template {template}", server);
        await create.ExecuteNonQueryAsync();
        return name;
    }
}
