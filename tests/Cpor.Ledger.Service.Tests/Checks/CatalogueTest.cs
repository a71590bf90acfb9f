using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Tests.Importing;

namespace Cpor.Ledger.Service.Tests.Checks;

/// <summary>An empty catalogue of subscriptions.</summary>
public abstract class CatalogueTest(Database database) : ImportTest(database)
{
    protected const string Heading = "subscriptionId,tenantId,product,state,channel,from,to\n";

    protected SubscriptionCatalogue Catalogue => new(Source);

    protected Task<ImportReport> ImportAsync(string content, string file = "rows.csv", bool isDryRun = false) =>
        ImportAsync(new SubscriptionRows(Clock), content, file, isDryRun);

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
