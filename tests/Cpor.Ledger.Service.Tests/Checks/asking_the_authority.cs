using Cpor.Ledger.Service.Checks;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Checks;

public class asking_the_authority
{
    /// <summary>As the identity platform answers for a domain name that it knows, shortened.</summary>
    private const string Document = """
        {
          "token_endpoint": "https://login.authority.example/0190b2c4-0000-7000-8000-00000000000a/oauth2/v2.0/token",
          "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
          "jwks_uri": "https://login.authority.example/0190b2c4-0000-7000-8000-00000000000a/discovery/v2.0/keys",
          "response_modes_supported": ["query", "fragment", "form_post"],
          "subject_types_supported": ["pairwise"],
          "id_token_signing_alg_values_supported": ["RS256"],
          "issuer": "https://login.authority.example/0190b2c4-0000-7000-8000-00000000000a/v2.0",
          "request_uri_parameter_supported": false,
          "tenant_region_scope": "EU",
          "cloud_instance_name": "authority.example"
        }
        """;

    /// <summary>As the identity platform answers for one that it does not know.</summary>
    private const string UnknownTenant = """
        {
          "error": "invalid_tenant",
          "error_description": "AADSTS90002: Tenant 'contoso.example' not found. Check to make sure you have it right.",
          "error_codes": [90002],
          "timestamp": "2020-08-26 09:30:00Z",
          "trace_id": "1f1f7d1e-0000-0000-0000-000000000000",
          "correlation_id": "2f1f7d1e-0000-0000-0000-000000000000",
          "error_uri": "https://login.authority.example/error?code=90002"
        }
        """;

    [Fact]
    public async Task finds_the_tenant_in_the_issuer()
    {
        await using var authority = await Authority.StartAsync(200, Document);

        (await authority.Directory.FindAsync(Tenants.Domain("Bücher.example")))
            .ShouldBe(new TenantLookup.Found(new Tenant(Tenants.Fabrikam)));

        authority.Asked.ShouldBe(["/xn--bcher-kva.example/v2.0/.well-known/openid-configuration"]);
    }

    [Fact]
    public async Task finds_a_tenant_by_its_id_too()
    {
        await using var authority = await Authority.StartAsync(200, Document);

        (await authority.Directory.FindAsync(Tenants.Fabrikam)).ShouldBeOfType<TenantLookup.Found>();

        authority.Asked.ShouldBe([$"/{Tenants.Fabrikam}/v2.0/.well-known/openid-configuration"]);
    }

    [Fact]
    public async Task takes_invalid_tenant_for_unknown()
    {
        await using var authority = await Authority.StartAsync(400, UnknownTenant);

        (await LookUpAsync(authority)).ShouldBeOfType<TenantLookup.Unknown>();
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request"}""")]
    [InlineData(400, "Bad Request")]
    [InlineData(404, "{}")]
    [InlineData(429, "{}")]
    [InlineData(500, "{}")]
    [InlineData(200, "<html>Sign in to this network</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"issuer":42}""")]
    [InlineData(200, """{"issuer":"https://login.authority.example/{tenantid}/v2.0"}""")]
    [InlineData(200, """{"issuer":"https://login.authority.example/"}""")]
    public async Task takes_any_other_answer_for_none(int status, string body)
    {
        await using var authority = await Authority.StartAsync(status, body);

        (await LookUpAsync(authority)).ShouldBeOfType<TenantLookup.Unavailable>();
    }

    [Fact]
    public async Task follows_no_redirect()
    {
        await using var authority = await Authority.StartAsync(context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        (await LookUpAsync(authority)).ShouldBeOfType<TenantLookup.Unavailable>().Why.ShouldContain("302");
        authority.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task reads_no_document_that_is_too_large_to_be_one()
    {
        await using var authority = await Authority.StartAsync(200, Document + new string(' ', 300_000));

        (await LookUpAsync(authority)).ShouldBeOfType<TenantLookup.Unavailable>();
    }

    [Fact]
    public async Task gives_up_when_there_is_no_answer_in_time()
    {
        var never = new TaskCompletionSource();
        await using var authority = await Authority.StartAsync(context => never.Task.WaitAsync(context.RequestAborted));
        authority.Timeout = Duration.FromMilliseconds(300);

        (await LookUpAsync(authority)).ShouldBeOfType<TenantLookup.Unavailable>();
    }

    [Fact]
    public async Task is_cancelled_by_the_caller()
    {
        using var cancel = new CancellationTokenSource();
        await using var authority = await Authority.StartAsync(context =>
        {
            cancel.Cancel();
            return context.Response.WriteAsync(Document);
        });

        await Should.ThrowAsync<OperationCanceledException>(
            () => authority.Directory.FindAsync(Tenants.Domain("fabrikam.example"), cancel.Token));
    }

    [Fact]
    public async Task is_unavailable_when_nobody_listens()
    {
        var authority = await Authority.StartAsync(200, Document);
        var address = authority.Address;
        await authority.DisposeAsync();
        using var http = new HttpClient { BaseAddress = address };

        (await new OpenIdTenantDirectory(http).FindAsync(Tenants.Domain("fabrikam.example")))
            .ShouldBeOfType<TenantLookup.Unavailable>();
    }

    private static Task<TenantLookup> LookUpAsync(Authority authority) =>
        authority.Directory.FindAsync(Tenants.Domain("fabrikam.example"));
}
