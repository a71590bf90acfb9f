using System.Net;
using System.Text.Json;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// Asks the identity platform for its OpenID discovery document by domain name: the issuer in it names the tenant, and
/// an unknown domain name is answered 400 with the error <c>invalid_tenant</c>. No account is needed. Country, time
/// zone, language and name are not in it.
/// </summary>
public sealed class OpenIdTenantDirectory(HttpClient http) : ITenantDirectory
{
    public string Name => "openid-discovery";

    public Task<TenantLookup> FindAsync(DomainName domain, CancellationToken cancel = default) =>
        LookUpAsync(domain.ToString(), cancel);

    public Task<TenantLookup> FindAsync(TenantId tenant, CancellationToken cancel = default) =>
        LookUpAsync(tenant.ToString(), cancel);

    private async Task<TenantLookup> LookUpAsync(string tenant, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(
                new Uri($"{tenant}/v2.0/.well-known/openid-configuration", UriKind.Relative), cancel);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Issuer(await DocumentAsync(response, cancel)),
                HttpStatusCode.BadRequest => Error(await DocumentAsync(response, cancel)),
                _ => new TenantLookup.Unavailable($"The authority answered {(int)response.StatusCode}."),
            };
        }
        catch (Exception e) when (e is HttpRequestException or JsonException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return new TenantLookup.Unavailable($"The authority could not be asked: {e.Message}");
        }
    }

    private static async Task<JsonElement> DocumentAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(
            await response.Content.ReadAsStreamAsync(cancel), cancellationToken: cancel);
        return document.RootElement.Clone();
    }

    /// <summary>The issuer's first path segment is the tenant, as in <c>https://{host}/{tenant}/v2.0</c>.</summary>
    private static TenantLookup Issuer(JsonElement document) =>
        Text(document, "issuer") is { } issuer
        && Uri.TryCreate(issuer, UriKind.Absolute, out var address)
        && address.Segments is [_, var first, ..]
        && TenantId.TryParse(first.TrimEnd('/'), out var tenant)
            ? new TenantLookup.Found(new Tenant(tenant))
            : new TenantLookup.Unavailable("The authority's document names no tenant.");

    private static TenantLookup Error(JsonElement document) => Text(document, "error") switch
    {
        "invalid_tenant" => new TenantLookup.Unknown(),
        var error => new TenantLookup.Unavailable($"The authority refused the question: {error ?? "no error"}."),
    };

    private static string? Text(JsonElement document, string name) =>
        document.ValueKind == JsonValueKind.Object
        && document.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
