using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Storage;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Importing;

/// <summary>A ledger as the tool has it, without endpoints, and files of associations from before it.</summary>
public sealed class Carried : IAsyncDisposable
{
    public const string Heading = "key,organisationId,mpnId,tenantId,solutionArea,product,subscriptionId,activities,"
        + "effectiveAt,subscriptionTo\n";

    public static readonly TenantId Customer = TenantId.Parse("0190b2c4-0000-7000-8000-00000000000c");

    private readonly WebApplication _ledger;

    private Carried(LedgerDatabase database, WebApplication ledger)
    {
        Database = database;
        _ledger = ledger;
        Owner = NpgsqlDataSource.Create(database.Owner!);
    }

    public Folder Folder { get; } = new();

    public LedgerDatabase Database { get; }

    /// <summary>For looking at the tables.</summary>
    public NpgsqlDataSource Owner { get; }

    public IServiceProvider Services => _ledger.Services;

    public IReadOnlyList<string> Outcomes =>
    [
        .. File.ReadAllLines(Folder["results.csv"]).Skip(1).Select(line => line.Split(','))
            .Select(line => $"{line[1]} {line[2]} {line[3]} {line[4]}".Trim()),
    ];

    public static async Task<Carried> StartAsync(Database database)
    {
        var opened = await database.CreateLedgerAsync();
        return new Carried(opened, await LedgerHost.WithoutEndpointsAsync(
            new ConfigurationBuilder().Build(), opened, TestContext.Current.CancellationToken));
    }

    /// <summary>A row that is in order but for what is given.</summary>
    public static string Row(
        string key,
        int subscription = 1,
        string organisation = "7100001",
        string product = "dynamics-365-sales",
        string to = "2099-12-31") =>
        $"{key},{organisation},1234567,{Customer},business-applications,{product},{Subscription(subscription)},"
        + $"usage,2020-02-01,{to}\n";

    public static SubscriptionId Subscription(int number) =>
        SubscriptionId.Parse($"5b5b0000-0000-4000-8000-{number:x12}");

    public Task<ImportReport> ImportAsync(string rows, bool isDryRun = false, string name = "test") =>
        ImportAsync<AssociationRows>(Heading + rows, isDryRun, name);

    public async Task<ImportReport> ImportAsync<TKind>(string content, bool isDryRun = false, string name = "test")
        where TKind : IImportKind
    {
        var file = Folder[$"{name}.csv"];
        await File.WriteAllTextAsync(file, content);
        return await Services.GetRequiredService<Import>().RunAsync(
            Services.GetRequiredService<TKind>(),
            new ImportOrder(file, name, name == "test" ? Folder["results.csv"] : $"{file}.results", isDryRun));
    }

    public async Task<LedgerClaim?> LoadAsync(string key, string name = "test")
    {
        await using var session = Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.LoadAsync<LedgerClaim>(ClaimId.OfRow(name, key).Value);
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Owner.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        await Owner.DisposeAsync();
        Folder.Dispose();
    }
}
