using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using NodaTime;
using NodaTime.Testing;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Checks;

/// <summary>An empty catalogue.</summary>
public abstract class CatalogueTest(Database database) : IAsyncLifetime
{
    protected const string Heading = "subscriptionId,tenantId,product,state,channel,from,to\n";

    protected static readonly Instant Now = Instant.FromUtc(2020, 9, 1, 23, 30);

    protected NpgsqlDataSource Source { get; private set; } = null!;

    protected SubscriptionCatalogue Catalogue => new(Source);

    public async ValueTask InitializeAsync()
    {
        Source = await database.OfAsync(GetType(), source => CatalogueSchema.ApplyAsync(source));
        await using var command = Source.CreateCommand("truncate ledger_catalogue.subscription");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected Task<ImportReport> ImportAsync(string file, SubscriptionFormat format = SubscriptionFormat.Csv) =>
        new SubscriptionImport(Source, new FakeClock(Now)).ImportAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(file)), format);

    protected static SubscriptionId Id(int number) =>
        SubscriptionId.Parse($"5b5b0000-0000-4000-8000-{number:x12}");

    protected static ProductKey Product(string name) => ProductKey.Parse(name);

    /// <summary>A row of a CSV file for Fabrikam.</summary>
    protected static string Row(
        int number,
        string state = "active",
        string channel = "web-direct",
        string dates = "2020-01-01,2020-12-31",
        string product = "dynamics-365-sales") =>
        $"{Id(number)},{Tenants.Fabrikam},{product},{state},{channel},{dates}\n";
}
