using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Tests.Checks;

namespace Cpor.Ledger.Service.Tests.Importing;

public class importing_customers(Database database) : ImportTest(database)
{
    private const string Heading = "tenantId,domains,country,timeZone,language,organisationName\n";

    private ImportedTenantDirectory Directory => new(Source, FileTenantDirectory.Empty);

    [Theory]
    [InlineData("rows.csv", Heading + "ID,ryba.example рыба.рф,RU,Europe/Moscow,ru,Рыба")]
    [InlineData("rows.ndjson", """
        {"tenantId":"ID","domains":["ryba.example","рыба.рф"],"country":"RU","timeZone":"Europe/Moscow",
        "language":"ru","organisationName":"Рыба"}
        """)]
    public async Task lets_them_be_found_by_id_and_by_domain_name(string file, string content)
    {
        await ImportAsync(content.Replace("ID", $"{Tenants.Ryba}"), file);

        var found = new TenantLookup.Found(new Tenant(Tenants.Ryba, "RU", "Europe/Moscow", "ru", "Рыба"));
        (await Directory.FindAsync(Tenants.Ryba)).ShouldBe(found);
        (await Directory.FindAsync(Tenants.Domain("рыба.рф"))).ShouldBe(found);
        (await Directory.FindAsync(Tenants.Domain("other.example"))).ShouldBeOfType<TenantLookup.Unknown>();
        (await Directory.FindAsync(Tenants.Fabrikam)).ShouldBeOfType<TenantLookup.Unknown>();
    }

    [Fact]
    public async Task fills_in_what_the_first_directory_does_not_say()
    {
        await ImportAsync(Heading + $"{Tenants.Ryba},other.example,RU,Europe/Moscow,ru,Other\n"
            + $"{Tenants.Fabrikam},bakery.example,FR,Europe/Paris,fr,Bakery\n");
        var directory = new ImportedTenantDirectory(Source, Tenants.Directory);

        (await directory.FindAsync(Tenants.Ryba)).ShouldBe(
            new TenantLookup.Found(new Tenant(Tenants.Ryba, "RU", "Europe/Moscow", "ru", "Other")));
        (await directory.FindAsync(Tenants.Fabrikam)).ShouldBe(
            new TenantLookup.Found(new Tenant(Tenants.Fabrikam, "DE", "Europe/Berlin", "de", "Fabrikam GmbH")));
        (await directory.FindAsync(Tenants.Domain("fabrikam.example")))
            .ShouldBeOfType<TenantLookup.Found>().Tenant.Country.ShouldBe("DE");
        (await directory.FindAsync(Tenants.Domain("bakery.example"))).ShouldBeOfType<TenantLookup.Found>();
    }

    [Fact]
    public async Task gives_a_domain_name_to_one_customer_only()
    {
        await ImportAsync(Heading + $"{Tenants.Ryba},a.example b.example,,,,\n");

        await ImportAsync(Heading
            + $"{Tenants.Fabrikam},b.example c.example,,,,\n"
            + $"{Tenants.Ryba},a.example,,,,\n"
            + $"{new TenantId(Guid.AllBitsSet)},b.example,,,,\n");

        Outcomes().ShouldBe(["1 refused domain-of-another-customer domains", "2 accepted", "3 accepted"]);
        (await Directory.FindAsync(Tenants.Domain("c.example"))).ShouldBeOfType<TenantLookup.Unknown>();
        (await Directory.FindAsync(Tenants.Domain("b.example")))
            .ShouldBeOfType<TenantLookup.Found>().Tenant.Id.Value.ShouldBe(Guid.AllBitsSet);
    }

    [Theory]
    [InlineData("x,a.example,DE,Europe/Berlin,de,", "not-in-format tenantId")]
    [InlineData("ID,,DE,Europe/Berlin,de,", "required domains")]
    [InlineData("ID,a.example nonsense,DE,Europe/Berlin,de,", "not-in-format domains")]
    [InlineData("ID,a.example,DEU,Europe/Berlin,de,", "not-in-format country")]
    [InlineData("ID,a.example,DE,Berlin,de,", "not-in-format timeZone")]
    [InlineData("ID,a.example,DE,Europe/Berlin,d-,", "not-in-format language")]
    [InlineData("ID,a.example,DE,Europe/Berlin,de,\u0007", "control-character organisationName")]
    public async Task refuses_what_is_not_in_order(string row, string problem)
    {
        await ImportAsync(Heading + row.Replace("ID", $"{Tenants.Ryba}"));

        Outcomes().ShouldBe([$"1 refused {problem}"]);
    }

    private Task<ImportReport> ImportAsync(string content, string file = "rows.csv") =>
        ImportAsync(new CustomerRows(Clock), content, file);
}
