using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Partners;

namespace Cpor.Ledger.Service.Tests.Importing;

public class importing_partners(Database database) : ImportTest(database)
{
    private const string Heading = "mpnId,name,country,organisationId,organisationName,language\n";

    [Fact]
    public async Task names_them_and_their_locations()
    {
        await ImportAsync(Heading
            + "1234567,Bergen,NO,7100009,Coho Vineyard & Winery,nb\n1234568,Oslo,,7100009,Coho,\n");

        var partner = (await FindAsync("7100009")).ShouldNotBeNull();
        partner.Name.ShouldBe("Coho Vineyard & Winery");
        partner.Language.ShouldBe("nb");
        partner.Locations.ShouldBe(
        [
            new PartnerLocation(MpnId.Parse("1234567"), "Bergen", "NO"),
            new PartnerLocation(MpnId.Parse("1234568"), "Oslo"),
        ]);
        (await FindAsync("7100008")).ShouldBeNull();
    }

    [Fact]
    public async Task believes_the_newest_row_about_the_organisation()
    {
        await ImportAsync(Heading + "1234567,Bergen,NO,7100009,Coho,nb\n");
        Clock.AdvanceDays(1);
        await ImportAsync(Heading + "1234568,Oslo,NO,7100009,Coho Group,en\n");

        (await FindAsync("7100009"))!.Name.ShouldBe("Coho Group");
    }

    [Fact]
    public async Task adds_to_the_file_which_is_believed_first()
    {
        await ImportAsync(Heading + "1234567,Bergen,NO,7100001,Coho,nb\n1234568,Oslo,NO,7100001,Coho,nb\n");
        var file = FilePartnerDirectory.Read(new MemoryStream("""
            {"organisations":[{"id":"7100001","name":"Contoso","locations":[{"mpnId":"1234567","name":"Berlin"}]}]}
            """u8.ToArray()));
        using var directory = new ImportedPartnerDirectory(Source, file);

        var partner = (await directory.FindAsync(OrganisationId.Parse("7100001"))).ShouldNotBeNull();

        partner.Name.ShouldBe("Contoso");
        partner.Language.ShouldBe("nb");
        partner.Locations.Select(location => location.Name).ShouldBe(["Berlin", "Oslo"]);
    }

    [Theory]
    [InlineData("0123,Oslo,NO,7100009,Coho,nb", "not-in-format mpnId")]
    [InlineData(",Oslo,NO,7100009,Coho,nb", "required mpnId")]
    [InlineData("1234567,,NO,7100009,Coho,nb", "required name")]
    [InlineData("1234567,Oslo,no,7100009,Coho,nb", "not-in-format country")]
    [InlineData("1234567,Oslo,NO,x,Coho,nb", "not-in-format organisationId")]
    [InlineData("1234567,Oslo,NO,7100009,,nb", "required organisationName")]
    [InlineData("1234567,Oslo,NO,7100009,Coho,n b", "not-in-format language")]
    public async Task refuses_what_is_not_in_order(string row, string problem)
    {
        await ImportAsync(Heading + row);

        Outcomes().ShouldBe([$"1 refused {problem}"]);
    }

    private Task<ImportReport> ImportAsync(string csv) => ImportAsync(new PartnerRows(Clock), csv);

    private async Task<Partner?> FindAsync(string organisation)
    {
        using var directory = new ImportedPartnerDirectory(Source, FilePartnerDirectory.Empty);
        return await directory.FindAsync(OrganisationId.Parse(organisation));
    }
}
