using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>What an OpenAPI 3.1 document allows as a reply: status, media type, and JSON by its schema.</summary>
public sealed partial class DescribedApi
{
    private static readonly EvaluationOptions _everything =
        new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _schemas = [];
    private readonly List<(string Method, Regex Path, JsonNode Responses)> _operations;
    private readonly JsonNode _components;

    /// <summary>Reads a document.</summary>
    public DescribedApi(string document)
    {
        var parsed = JsonNode.Parse(document.Replace("#/components/schemas/", "#/$defs/"))!;
        _components = parsed["components"]!["schemas"]!;
        foreach (var schema in _components.AsObject().Select(component => component.Value!.AsObject()))
        {
            // Clients have to bear fields that they do not know, but the description has to name all there are.
            if (schema.ContainsKey("properties"))
                schema["additionalProperties"] = false;
        }

        _operations =
        [
            .. from path in parsed["paths"]!.AsObject()
               orderby path.Key.Count(letter => letter == '{')
               from operation in path.Value!.AsObject()
               select (operation.Key, Address(path.Key), operation.Value!["responses"]!),
        ];
    }

    /// <summary>Fails when the reply is none that the document allows.</summary>
    public async Task CheckAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancel)
    {
        var what = $"{request.Method} {request.RequestUri!.AbsolutePath} answered {(int)response.StatusCode}";
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (Responses(request) is not { } responses)
        {
            // No such address, no such method, or not with this token.
            ((int)response.StatusCode).ShouldBeInRange(400, 499, what);
            return;
        }

        if (mediaType is null && response.StatusCode == HttpStatusCode.BadRequest)
            return; // The server itself could not read the request.
        var described = responses[$"{(int)response.StatusCode}"];
        described.ShouldNotBeNull($"{what}, which is not described");
        if (mediaType is null)
        {
            described["content"].ShouldBeNull($"{what} without a body");
            return;
        }

        var body = described["content"]?[mediaType];
        body.ShouldNotBeNull($"{what} with {mediaType}, which is not described");
        if (mediaType != "application/json" && !mediaType.EndsWith("+json", StringComparison.Ordinal))
            return;
        await response.Content.LoadIntoBufferAsync(cancel);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        Faults(body["schema"]!, json.RootElement).ShouldBeEmpty($"{what}: {json.RootElement}");
    }

    private JsonNode? Responses(HttpRequestMessage request) => _operations
        .FirstOrDefault(operation =>
            operation.Method.Equals(request.Method.Method, StringComparison.OrdinalIgnoreCase)
            && operation.Path.IsMatch(request.RequestUri!.AbsolutePath))
        .Responses;

    private IEnumerable<string> Faults(JsonNode schema, JsonElement json)
    {
        var results = _schemas.GetOrAdd(schema.ToJsonString(), _ => new(() => Compiled(schema))).Value
            .Evaluate(json, _everything);
        return results.IsValid ? [] : (results.Details ?? []).Append(results)
            .SelectMany(part => part.Errors ?? new Dictionary<string, string>(), (part, error) =>
                $"{part.InstanceLocation} {error.Key}: {error.Value}");
    }

    private JsonSchema Compiled(JsonNode schema)
    {
        var whole = schema.DeepClone();
        whole["$defs"] = _components.DeepClone();
        return JsonSchema.FromText(whole.ToJsonString());
    }

    /// <summary>The slot alone is a rest of an address: it has a slash in it.</summary>
    private static Regex Address(string path) => new(
        $"^{Place().Replace(path, place => place.Value == "{slot}" ? ".+" : "[^/]+")}$",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
