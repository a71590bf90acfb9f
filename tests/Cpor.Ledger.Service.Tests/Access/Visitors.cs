using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Access;

/// <summary>A whole ledger with a claim of Contoso's, and people who try every door of it.</summary>
public sealed partial class Visitors
{
    /// <summary>
    /// What doors must be given that judge the request before they look for the claim; others get {}.
    /// </summary>
    private static readonly Dictionary<string, (string Query, string Body)> Given = new()
    {
        ["GET /v1/claims/{claimId}/contacts"] = ("?reason=test", ""),
        ["GET /v1/claims/{claimId}/proofs/{proofId}/content"] = ("?reason=test", ""),
        ["POST /v1/claims/{claimId}/answers"] = (
            "", $$"""{"requestId":"{{Examples.Window("a request")}}","comment":"x"}"""),
        ["POST /v1/claims/{claimId}/comments"] = ("", """{"text":"x"}"""),
        ["POST /v1/claims/{claimId}/disassociation"] = ("", """{"reason":"x"}"""),
        ["PUT /v1/claims/{claimId}/details"] = (
            "",
            $$"""
            {"mpnId":"{mpn}","tenantId":"{{Examples.Woodgrove}}","solutionArea":"microsoft-365","activities":["usage"]}
            """),
    };

    private Visitors(TestLedger ledger, ClaimId claim) => (Ledger, Claim) = (ledger, claim);

    public TestLedger Ledger { get; }

    public ClaimId Claim { get; }

    /// <summary>Every door of the host, in the order of their paths.</summary>
    public IReadOnlyList<Door> Doors =>
    [
        .. Ledger.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(Door.Of)
            .OrderBy(door => door.Path, StringComparer.Ordinal)
            .ThenBy(door => door.Method, StringComparer.Ordinal),
    ];

    /// <summary>They find a claim that nobody has touched yet.</summary>
    public static async Task<Visitors> ArriveAsync(TestLedger ledger)
    {
        var claim = new ClaimId(Guid.NewGuid());
        await ledger.SubmitAsync(claim, Examples.Contoso, "teams");
        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        return new Visitors(ledger, claim);
    }

    /// <summary>Tries a door, about the claim of Contoso's unless told.</summary>
    public async Task<DoorReply> SendAsync(Door door, Visitor visitor, ClaimId? about = null)
    {
        var claim = about ?? Claim;
        var (query, body) = Given.GetValueOrDefault($"{door}", ("", "{}"));
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), Filled(door.Path, claim) + query);
        if (visitor.Role is { } role)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Bearer", Ledger.Token(role, visitor.Organisation, visitor.Mpn));
        }

        if (door.Method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new StringContent(
                body.Replace("{mpn}", visitor.Mpn), Encoding.UTF8, "application/json");
        }

        using var response = await Ledger.Client.SendAsync(request);
        return new DoorReply(response.StatusCode, await response.Content.ReadAsStringAsync(), claim);
    }

    private string Filled(string path, ClaimId claim) =>
        Place().Replace(path, place => place.Groups["name"].Value switch
    {
        "claimId" => $"{claim}",
        "lineId" => $"{LineId.For(Claim, "teams")}",
        "proofId" => $"{Examples.Proof($"{Claim}")}",
        "tenantId" => $"{Examples.Woodgrove}",
        "documentName" => "v1",
        _ => $"{Examples.Window($"{Claim}")}",
    });

    [GeneratedRegex(@"\{\**(?<name>[A-Za-z]+)[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}

/// <summary>One method of one path of the host.</summary>
public sealed record Door(string Method, string Path, EndpointMetadataCollection Metadata)
{
    /// <summary>The roles that it says it opens to; null when it says none.</summary>
    public IReadOnlyList<CallerRole>? OpenTo => Metadata.GetMetadata<OpenToAttribute>()?.To;

    public bool IsOpenToAll => Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>Whether its address names one claim.</summary>
    public bool IsOfAClaim => Path.Contains("{claimId}", StringComparison.Ordinal);

    /// <summary>An endpoint's doors: one for each method; HEAD is what GET is, without a body.</summary>
    public static IEnumerable<Door> Of(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            .Where(method => method != "HEAD")
            .Select(method => new Door(
                method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint.Metadata));

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>What a door answered.</summary>
public sealed record DoorReply(HttpStatusCode Status, string Body, ClaimId About)
{
    /// <summary>The claim is answered for as if it were not there.</summary>
    public bool IsHidden => Status == HttpStatusCode.NotFound && Code == "claim-not-found";

    /// <summary>The door opened, whatever it then said.</summary>
    public bool WasLetIn => Status != HttpStatusCode.Unauthorized && !IsClosed && !IsHidden;

    public string Cell => this switch
    {
        { Status: HttpStatusCode.Unauthorized } => "401",
        { IsClosed: true } => "403",
        { IsHidden: true } => "404",
        _ => "**in**",
    };

    /// <summary>
    /// The answer without what differs between any two requests: the trace and the claim asked about.
    /// </summary>
    public string Likeness
    {
        get
        {
            var problem = JsonNode.Parse(Body)!.AsObject();
            problem.Remove("traceId");
            return $"{Status} {problem.ToJsonString().Replace($"{About}", "claim")}";
        }
    }

    /// <summary>Closed to the role; a 403 with another code is a rule of the door's own.</summary>
    private bool IsClosed => Status == HttpStatusCode.Forbidden && Code == "not-allowed";

    private string? Code => (int)Status >= 400 && Body.StartsWith('{') ? (string?)JsonNode.Parse(Body)!["code"] : null;

    public override string ToString() => $"{(int)Status} {Body}";
}
