using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Tests.Access;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Cpor.Ledger.Service.Tests.Hosting;

public partial class describing_the_api(RunningLedger running) : IClassFixture<RunningLedger>
{
    private readonly TestLedger _ledger = running.Ledger;

    [Fact]
    public async Task gives_a_valid_document_of_openapi_3_1()
    {
        var text = await _ledger.Client.GetStringAsync(ApiDescription.DocumentPath);

        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");

        diagnostic!.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        document!.Paths.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task leaves_out_no_endpoint_below_v1()
    {
        var described = (await OperationsAsync()).Select(operation => $"{operation.Method} {operation.Path}");
        var endpoints = _ledger.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
                .Select(method => $"{method.ToLowerInvariant()} {endpoint.RoutePattern.RawText}".Replace("{*", "{")));

        described.ShouldBe(endpoints, ignoreOrder: true);
    }

    [Fact]
    public async Task says_of_each_operation_what_it_does_for_whom_and_what_it_answers()
    {
        foreach (var (name, _, method, operation) in await OperationsAsync())
        {
            var summary = (string?)operation["summary"];
            summary.ShouldNotBeNullOrWhiteSpace(name);
            summary.ShouldNotContain("_", customMessage: $"{name}: the framework's own words");
            operation["x-roles"]!.AsArray().Count.ShouldBeGreaterThan(0, name);
            ((string?)operation["description"])!.ShouldContain("Roles: ", customMessage: name);
            operation["security"]!.ToJsonString().ShouldBe("""[{"bearer":[]}]""", name);
            operation["tags"]!.AsArray().Count.ShouldBe(1, name);

            var replies = operation["responses"]!.AsObject();
            replies.Count(reply => reply.Key[0] == '2').ShouldBe(1, $"{name} declares no reply");
            foreach (var status in method == "get" ? ["400", "401", "403", "503"] : ExpectedOfCommands)
            {
                replies[status].ShouldNotBeNull($"{name} {status}");
                replies[status]!["content"]!["application/problem+json"]!["schema"]!["$ref"]!.GetValue<string>()
                    .ShouldBe("#/components/schemas/Problem");
            }
        }
    }

    [Fact]
    public async Task requires_of_a_body_what_is_refused_when_it_is_missing()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        foreach (var (name, path, method, operation) in await OperationsAsync())
        {
            if (operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"] is not { } schema)
                continue;
            using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path));
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            request.Headers.Authorization = new("Bearer", TokenFor(operation));
            using var answer = await _ledger.Client.SendAsync(request);
            var missing = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["fields"]?.AsArray()
                .Where(field => (string?)field!["code"] == "required")
                .Select(field => (string)field!["path"]!);

            (schemas[((string)schema!).Split('/')[^1]]!["required"]?.AsArray().Select(field => (string)field!) ?? [])
                .ShouldBe(missing ?? [], ignoreOrder: true, name);
        }
    }

    [Fact]
    public async Task speaks_of_nothing_that_only_the_code_knows() =>
        Texts(await DocumentAsync()).Where(text => CodeWord().IsMatch(text)).ShouldBeEmpty();

    [Fact]
    public async Task gives_each_operation_a_name_of_its_own()
    {
        var names = (await OperationsAsync()).Select(operation => (string)operation.Value["operationId"]!).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => Name().IsMatch(name));
    }

    [Fact]
    public async Task leaves_no_type_without_a_shape()
    {
        var document = await DocumentAsync();

        document["components"]!["schemas"]!["Instant"]!["type"]!.GetValue<string>().ShouldBe("string");
        document["components"]!["schemas"]!["Instant"]!["format"]!.GetValue<string>().ShouldBe("date-time");
        Shapeless(document, "$").ShouldBeEmpty();
    }

    [Fact]
    public async Task names_no_parameter_that_its_endpoint_does_not_know()
    {
        foreach (var (name, path, method, operation) in await OperationsAsync())
        {
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                if ((string?)parameter!["in"] != "query")
                    continue;
                using var request = new HttpRequestMessage(
                    new HttpMethod(method), $"{Filled(path)}?{parameter["name"]}=%00&surely-not-known=1");
                request.Headers.Authorization = new("Bearer", TokenFor(operation));
                using var answer = await _ledger.Client.SendAsync(request);
                var problem = await answer.Content.ReadAsStringAsync();

                problem.ShouldContain("\"path\":\"surely-not-known\",\"code\":\"not-known\"", customMessage: name);
                problem.ShouldNotContain(
                    $"\"path\":\"{parameter["name"]}\",\"code\":\"not-known\"", customMessage: name);
            }
        }
    }

    [Fact]
    public async Task shows_it_on_a_page_that_asks_no_other_server()
    {
        using var page = await _ledger.Client.GetAsync($"{ApiDescription.PagePath}/");
        var html = await page.Content.ReadAsStringAsync();

        html.ShouldContain("<title>Cpor.Ledger</title>");
        html.ShouldContain("openapi/v1.json");
        html.ShouldNotMatch("https?://");
        html.ShouldNotMatch("(src|href)=\"//");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldContain("connect-src 'self';");
        policy.ShouldNotContain("http");
        foreach (Match script in Script().Matches(html))
        {
            using var answer = await _ledger.Client.GetAsync($"{ApiDescription.PagePath}/{script.Groups["src"].Value}");
            answer.EnsureSuccessStatusCode();
        }
    }

    private static string[] ExpectedOfCommands => ["400", "401", "403", "409", "422", "503"];

    private string TokenFor(JsonNode operation) => _ledger.Token(
        CallerClaims.Names.Single(name => name.Value == (string)operation["x-roles"]![0]!).Key);

    private static string Filled(string path) =>
        Place().Replace(path, "00000000-0000-4000-8000-000000000001");

    private async Task<JsonNode> DocumentAsync() =>
        JsonNode.Parse(await _ledger.Client.GetStringAsync(ApiDescription.DocumentPath))!;

    private async Task<List<(string Name, string Path, string Method, JsonNode Value)>> OperationsAsync() =>
    [
        .. from path in (await DocumentAsync())["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select ($"{operation.Key} {path.Key}", path.Key, operation.Key, operation.Value),
    ];

    /// <summary>Schemas that say nothing: a type whose converter was forgotten is described as <c>{}</c>.</summary>
    private static IEnumerable<string> Shapeless(JsonNode? node, string path) => node switch
    {
        JsonObject { Count: 0 } when path.EndsWith("schema", StringComparison.Ordinal) => [path],
        JsonObject some when path.Contains(".properties.") && path.Split(".properties.")[^1].IndexOf('.') < 0
            && !some.ContainsKey("type") && !some.ContainsKey("$ref") && !some.ContainsKey("oneOf") => [path],
        JsonObject some => some.SelectMany(child => Shapeless(child.Value, $"{path}.{child.Key}")),
        JsonArray list => list.SelectMany((child, index) => Shapeless(child, $"{path}[{index}]")),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject some => some.SelectMany(child =>
            child is { Key: "summary" or "description", Value: JsonValue text } ? [(string)text!] : Texts(child.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex(
        @"[A-Za-z]\.[A-Z]|IReadOnlyList|\b[A-Z]\w+(?:Request|View|Query|Row|Reply)\b|GetRawText|\bdoors?\b",
        RegexOptions.None,
        1000)]
    private static partial Regex CodeWord();

    [GeneratedRegex("^[a-z][A-Za-z]+$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();

    [GeneratedRegex("<script[^>]* src=\"(?<src>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Script();
}
