using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Describes one operation by what its door declares: the comment on its class, whom it opens to, which replies it
/// gives and which parameters it takes; and by what all doors have in common: keys for retries and problems.
/// </summary>
internal sealed class OperationDescription(EndpointComments comments) : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor is not WolverineActionDescriptor { Chain.Method: var door })
            return;
        var words = comments.Of(door.HandlerType);
        var roles = door.Method.GetCustomAttribute<OpenToAttribute>()?.To.Select(role => CallerClaims.Names[role])
            .ToList() ?? [];
        operation.OperationId = JsonNamingPolicy.CamelCase.ConvertName(NameOf(door.HandlerType));
        operation.Summary = words?.Split(". ")[0].TrimEnd('.');
        operation.Description = $"{words}\n\nOpen to: {string.Join(", ", roles)}.";
        operation.Tags = new HashSet<OpenApiTagReference> { new(TagOf(context), context.Document) };
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-roles"] =
            new JsonNodeExtension(new JsonArray([.. roles.Select(role => JsonValue.Create(role))]));
        operation.Security =
            [new() { [new OpenApiSecuritySchemeReference(ApiDescription.Bearer, context.Document)] = [] }];
        await AddParametersAsync(operation, door.Method, context, cancellationToken);
        await AddRepliesAsync(operation, door.Method, context, cancellationToken);
    }

    private static string NameOf(Type door) =>
        door.Name.EndsWith("Endpoint", StringComparison.Ordinal) ? door.Name[..^"Endpoint".Length] : door.Name;

    /// <summary>
    /// What the path is about: <c>/v1/claims/…</c> claims, and what reviewers decide on them the review.
    /// </summary>
    private static string TagOf(OpenApiOperationTransformerContext context) =>
        context.Description.RelativePath!.Split('/') switch
        {
            ["v1", "claims", _, "review", ..] => "review",
            ["v1", var first, ..] => first,
            _ => "other",
        };

    private static bool IsCommand(OpenApiOperationTransformerContext context) =>
        context.Description.HttpMethod is not "GET" and not "HEAD";

    private static bool IsOfOne(OpenApiOperationTransformerContext context) =>
        context.Description.RelativePath!.Contains('{');

    private static async Task AddParametersAsync(
        OpenApiOperation operation,
        MethodInfo door,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel)
    {
        operation.Parameters ??= [];
        foreach (var query in door.GetCustomAttributes<QueryParameterAttribute>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = query.Name,
                In = ParameterLocation.Query,
                Required = query.IsRequired,
                Description = query.Description,
                Schema = await context.GetOrCreateSchemaAsync(
                    query.IsRepeated ? query.Type.MakeArrayType() : query.Type, null, cancel),
            });
        }

        if (IsCommand(context))
            operation.Parameters.Add(Header(IdempotencyKey.Header, "Names the request, so that a retry adds nothing."));
        if (IsCommand(context) && IsOfOne(context))
            operation.Parameters.Add(Header("If-Match", "Only if this is still the version (an ETag of a reply)."));
        if (door.GetCustomAttribute<StreamedBodyAttribute>() is { } body)
            operation.RequestBody = Streamed(body);
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiRequestBody Streamed(StreamedBodyAttribute body)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var schema = body.MediaType != "multipart/form-data" ? file : new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { body.Files[0] },
            Properties = body.Files.ToDictionary(name => name, IOpenApiSchema (_) => file),
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { [body.MediaType] = new() { Schema = schema } },
        };
    }

    private static async Task AddRepliesAsync(
        OpenApiOperation operation,
        MethodInfo door,
        OpenApiOperationTransformerContext context,
        CancellationToken cancel)
    {
        operation.Responses = [];
        foreach (var reply in door.GetCustomAttributes<ProducesResponseTypeAttribute>())
            operation.Responses[$"{reply.StatusCode}"] = await ReplyAsync(reply, context, cancel);
        foreach (var (status, when) in ProblemsOf(context))
            operation.Responses[status] = await ProblemAsync(when, context, cancel);
    }

    private static async Task<OpenApiResponse> ReplyAsync(
        ProducesResponseTypeAttribute reply, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var described = new OpenApiResponse { Description = reply.Description ?? "Done." };
        if (reply.Type is { } type && type != typeof(void))
        {
            var contentTypes = new MediaTypeCollection();
            ((IApiResponseMetadataProvider)reply).SetContentTypes(contentTypes);
            described.Content = new Dictionary<string, OpenApiMediaType>
            {
                [contentTypes.FirstOrDefault("application/json")] = new()
                {
                    Schema = await NamedAsync(type, context, cancel),
                },
            };
        }

        return described;
    }

    private static IEnumerable<(string Status, string When)> ProblemsOf(OpenApiOperationTransformerContext context)
    {
        yield return ("400", "The request is not in its format; the fields say where, all at once.");
        yield return ("401", "Nobody known asks.");
        yield return ("403", "The caller's role does not open this door.");
        if (IsOfOne(context))
            yield return ("404", "There is no such claim, or none that the caller may see.");
        if (IsCommand(context))
        {
            yield return ("409", "It cannot be done in this state or at this time.");
            if (IsOfOne(context))
                yield return ("412", "The claim has another version than If-Match says.");
            yield return ("422", "What was given breaks a rule; asking again does not help.");
        }

        yield return ("503", "Nothing was done; try again after Retry-After.");
    }

    private static async Task<OpenApiResponse> ProblemAsync(
        string when, OpenApiOperationTransformerContext context, CancellationToken cancel) => new()
        {
            Description = when,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = await NamedAsync(typeof(Problem), context, cancel) },
            },
        };

    private static async Task<IOpenApiSchema> NamedAsync(
        Type type, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancel);
        if (type == typeof(Stream))
            return schema;
        context.Document!.AddComponent(type.Name, schema);
        return new OpenApiSchemaReference(type.Name, context.Document);
    }
}
