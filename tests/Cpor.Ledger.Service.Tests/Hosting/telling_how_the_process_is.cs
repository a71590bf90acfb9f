using System.Text.Json.Nodes;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Wolverine.Runtime;

namespace Cpor.Ledger.Service.Tests.Hosting;

public class telling_how_the_process_is(Database database)
{
    private const string Healthy = "{\"status\":\"healthy\",\"checks\":["
        + "{\"name\":\"database\",\"status\":\"healthy\"},{\"name\":\"messaging\",\"status\":\"healthy\"},"
        + "{\"name\":\"log\",\"status\":\"healthy\"}]}";

    [Fact]
    public async Task says_that_it_lives_and_is_ready()
    {
        await using var ledger = await TestLedger.StartAsync(database);

        (await GetAsync(ledger.Client, Health.LivePath)).ShouldBe((200, """{"status":"healthy","checks":[]}"""));
        await TestLedger.UntilAsync(
            async () => await GetAsync(ledger.Client, Health.ReadyPath) is (200, Healthy) ? Healthy : null,
            async () => $"it is ready; it says {await GetAsync(ledger.Client, Health.ReadyPath)}");
    }

    [Fact]
    public async Task says_that_it_lives_but_is_not_ready_while_the_database_is_away()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var name = new NpgsqlConnectionStringBuilder(ledger.OwnerConnectionString).Database!;

        await OnServerAsync($"alter database {name} allow_connections false");
        await OnServerAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        var (status, body) = await GetAsync(ledger.Client, Health.ReadyPath);

        status.ShouldBe(503);
        ReasonOf(body, "database").ShouldBe("The database cannot be reached or does not let this process in.");
        body.ShouldNotContain(name);
        body.ShouldNotContain("ledger_app");
        (await GetAsync(ledger.Client, Health.LivePath)).Status.ShouldBe(200);

        await OnServerAsync($"alter database {name} allow_connections true");
        await TestLedger.UntilAsync(
            async () => await GetAsync(ledger.Client, Health.ReadyPath) is (200, var ready) ? ready : null,
            async () => $"it is ready again; it says {await GetAsync(ledger.Client, Health.ReadyPath)}");
    }

    [Fact]
    public async Task says_that_it_may_not_append()
    {
        await using var ledger = await TestLedger.StartAsync(database);

        await OnDatabaseAsync(
            ledger, $"revoke insert on {EventStore.EventSchema}.mt_events from ledger_app");

        var (status, body) = await GetAsync(ledger.Client, Health.ReadyPath);
        status.ShouldBe(503);
        ReasonOf(body, "database").ShouldBe("This process may not append facts: run 'ledger db apply'.");
    }

    [Fact]
    public async Task goes_on_over_tables_that_another_version_migrated_but_does_not_begin_over_them()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        (await GetAsync(ledger.Client, Health.ReadyPath)).Status.ShouldBe(200);

        await OnDatabaseAsync(ledger, $"""
            comment on schema {EventStore.EventSchema} is 'another build';
            alter table ledger.rebuild drop column failure
            """);
        await using var begun = await StartNodeAsync(ledger);
        using var client = new HttpClient { BaseAddress = new Uri(begun.Urls.First()) };
        ledger.Time.Advance(TimeSpan.FromMinutes(1));

        var body = await TestLedger.UntilAsync(
            async () => await GetAsync(ledger.Client, Health.ReadyPath) is (200, var said)
                && said.Contains("degraded") ? said : null,
            () => Task.FromResult("the ledger is degraded"));
        ReasonOf(body, "database").ShouldBe(
            "The tables differ from those of this version: 'ledger db status' tells how, "
            + "'ledger db apply' mends them.");
        (var status, body) = await GetAsync(client, Health.ReadyPath);
        status.ShouldBe(503);
        ReasonOf(body, "database").ShouldBe("The tables are of another version: run 'ledger db apply' with this one.");
    }

    [Fact]
    public async Task says_that_the_cluster_does_not_see_its_node()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        await using var node = await StartNodeAsync(ledger);
        using var client = new HttpClient { BaseAddress = new Uri(node.Urls.First()) };
        var id = node.Services.GetRequiredService<IWolverineRuntime>().Options.UniqueNodeId;
        await TestLedger.UntilAsync(
            async () => await GetAsync(client, Health.ReadyPath) is (200, var body) ? body : null,
            () => Task.FromResult("the node is ready"));

        // The node itself sets it right within seconds, so it is asked at once, and again if it was quicker.
        var unseen = await TestLedger.UntilAsync(
            async () =>
            {
                await OnDatabaseAsync(ledger, $"""
                    update {EventStore.MessageSchema}.wolverine_nodes set health_check = now() - interval '1 hour'
                    where id = '{id}'
                    """);
                return await GetAsync(client, Health.ReadyPath) is (503, var body) ? body : null;
            },
            () => Task.FromResult("the node is not seen"));

        ReasonOf(unseen, "messaging").ShouldBe("The cluster has not heard of this node for too long.");
    }

    private static async Task<(int Status, string Body)> GetAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string? ReasonOf(string body, string check) => (string?)JsonNode.Parse(body)!["checks"]!.AsArray()
        .Single(entry => (string?)entry!["name"] == check)!["reason"];

    /// <summary>One more process over the same database, as a node of a cluster.</summary>
    private static async Task<WebApplication> StartNodeAsync(TestLedger ledger)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ledger:DataFolder"] = ledger.DataFolder,
            ["ConnectionStrings:Ledger"] = ledger.OwnerConnectionString,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var opened = await LedgerDatabase.OpenAsync(builder.Configuration, new LedgerSettings(), null, default);
        var node = await LedgerHost.BuildAsync(builder, opened);
        await node.StartAsync();
        return node;
    }

    private static async Task OnDatabaseAsync(TestLedger ledger, string sql)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
