using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Tests.Checks;

public class tenants_from_a_file
{
    [Theory]
    [InlineData("fabrikam.example")]
    [InlineData("bücher.example")]
    [InlineData("xn--bcher-kva.example")]
    public async Task are_found_by_their_domain_names_in_any_spelling(string domain)
    {
        var found = (await Tenants.Directory.FindAsync(Tenants.Domain(domain))).ShouldBeOfType<TenantLookup.Found>();

        found.Tenant.ShouldBe(new Tenant(Tenants.Fabrikam, "DE", "Europe/Berlin", "de", "Fabrikam GmbH"));
    }

    [Fact]
    public async Task are_found_by_their_id_and_need_no_more_than_it_and_their_domain_names()
    {
        var found = new TenantLookup.Found(new Tenant(Tenants.Ryba));

        (await Tenants.Directory.FindAsync(Tenants.Ryba)).ShouldBe(found);
        (await Tenants.Directory.FindAsync(Tenants.Domain("xn--80ab8b3b.xn--p1ai"))).ShouldBe(found);
    }

    [Fact]
    public async Task are_unknown_when_the_file_does_not_name_them()
    {
        (await Tenants.Directory.FindAsync(Tenants.Domain("contoso.example"))).ShouldBeOfType<TenantLookup.Unknown>();
        (await Tenants.Directory.FindAsync(default(Domain.Programmes.TenantId))).ShouldBeOfType<TenantLookup.Unknown>();
        (await FileTenantDirectory.Empty.FindAsync(Tenants.Fabrikam)).ShouldBeOfType<TenantLookup.Unknown>();
    }

    [Theory]
    [InlineData("", "not as described")]
    [InlineData("{}", "no list 'tenants'")]
    [InlineData("""{"tenants":[{"id":"x","domains":[]}]}""", "tenants[0].id is no GUID")]
    [InlineData("""{"tenants":[{"id":"ID"}]}""", "tenants[0].domains is missing")]
    [InlineData("""{"tenants":[{"id":"ID","domains":["a b"]}]}""", "tenants[0].domains holds 'a b'")]
    [InlineData("""{"tenants":[{"id":"ID","domains":["a.b","A.B"]}]}""", "tenants[0].domains holds 'A.B'")]
    [InlineData("""{"tenants":[{"id":"ID","domains":[]},{"id":"ID","domains":[]}]}""", "tenants[1].id stands")]
    [InlineData("""{"tenants":[{"id":"ID","domains":[],"country":"de"}]}""", "tenants[0].country")]
    [InlineData("""{"tenants":[{"id":"ID","domains":[],"timeZone":"Berlin"}]}""", "tenants[0].timeZone")]
    [InlineData("""{"tenants":[{"id":"ID","domains":[],"language":"d e"}]}""", "tenants[0].language")]
    public void are_refused_as_a_whole_when_one_is_wrong(string json, string problem) =>
        Should.Throw<InvalidDataException>(() => Tenants.Read(json.Replace("ID", Tenants.Ryba.ToString())))
            .Message.ShouldContain(problem);
}
