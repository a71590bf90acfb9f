using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;

namespace Cpor.Ledger.Service.Tests.Checks;

public class checking_a_tenants_domain
{
    [Fact]
    public async Task passes_when_the_domain_is_the_tenants() =>
        (await CheckAsync(Tenants.Ryba, "рыба.рф")).ShouldBe(new CheckAnswer.Passed(
        [
            new RuleInput("tenant-id", Tenants.Ryba.ToString()),
            new RuleInput("domain-name", "xn--80ab8b3b.xn--p1ai"),
            new RuleInput("tenant-directory", "directory-file"),
            new RuleInput("tenant-of-domain", Tenants.Ryba.ToString()),
        ]));

    [Fact]
    public async Task fails_when_the_domain_is_another_tenants()
    {
        var failed = (await CheckAsync(Tenants.Ryba, "fabrikam.example")).ShouldBeOfType<CheckAnswer.Failed>();

        failed.Code.ShouldBe("tenant-domain-mismatch");
        failed.Inputs.ShouldContain(new RuleInput("tenant-of-domain", Tenants.Fabrikam.ToString()));
    }

    [Fact]
    public async Task fails_when_nobody_has_the_domain() =>
        (await CheckAsync(Tenants.Ryba, "contoso.example")).ShouldBeOfType<CheckAnswer.Failed>()
            .Code.ShouldBe("tenant-unknown");

    [Fact]
    public async Task finds_nothing_out_while_the_directory_cannot_be_asked()
    {
        var check = new TenantDomainCheck(new Unreachable());

        var answer = await check.RunAsync(Tenants.Ryba, Tenants.Domain("fabrikam.example"));

        answer.ShouldBeOfType<CheckAnswer.Unavailable>().Inputs.Count.ShouldBe(3);
    }

    private static Task<CheckAnswer> CheckAsync(TenantId tenant, string domain) =>
        new TenantDomainCheck(Tenants.Directory).RunAsync(tenant, Tenants.Domain(domain));

    private sealed class Unreachable : ITenantDirectory
    {
        public string Name => "unreachable";

        public Task<TenantLookup> FindAsync(DomainName domain, CancellationToken cancel = default) =>
            Task.FromResult<TenantLookup>(new TenantLookup.Unavailable("No network."));

        public Task<TenantLookup> FindAsync(TenantId tenant, CancellationToken cancel = default) =>
            throw new NotSupportedException();
    }
}
