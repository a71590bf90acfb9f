using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Tests.Checks;

public class the_sample_customers(Database database) : CatalogueTest(database)
{
    [Fact]
    public void stand_in_a_tenants_file_that_is_read_without_complaint()
    {
        using var file = File.OpenRead(Sample("tenant-directory.json"));

        Should.NotThrow(() => FileTenantDirectory.Read(file));
    }

    [Fact]
    public async Task have_subscriptions_that_are_imported_without_complaint()
    {
        var report = await ImportAsync(await File.ReadAllTextAsync(Sample("subscriptions.json")), "rows.json");

        report.Refused.ShouldBe(0, string.Join('\n', Lines()));
        report.Accepted.ShouldBeGreaterThan(5);
    }

    private static string Sample(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cpor.Ledger.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No repository above.");
        return Path.Combine(folder, "samples", name);
    }
}
