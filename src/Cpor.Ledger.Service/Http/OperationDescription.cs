using System.Text.Json.Nodes;
using Cpor.Ledger.Service.Access;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Adds to an operation what the framework does not know: who may call it, the parameters of its query, and the headers
/// of requests and replies. Words, bodies, statuses and media types come from the framework.
/// </summary>
internal sealed class OperationDescription : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> _pathParameters = new(StringComparer.Ordinal)
    {
        ["actorId"] = "The actor's id, such as actor:0f3c7a54-5c7e-4b0e-9d2f-6b1f0a6c2e11.",
        ["claimId"] = "The claim's id, a GUID.",
        ["contestId"] = "The contest's id, a GUID.",
        ["correctionId"] = "The correction's id, a GUID.",
        ["proofId"] = "The document's id, a GUID.",
        ["position"] = "The entry's position in the log, from 0.",
        ["slot"] = "The slot, such as <tenant>/exchange-online.",
        ["name"] = "The read model's name.",
    };

    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        operation.Summary = SchemaDescription.OnOneLine(operation.Summary);
        operation.Description = SchemaDescription.OnOneLine(operation.Description);
        operation.RequestBody?.Description = SchemaDescription.OnOneLine(operation.RequestBody.Description);
        DescribePath(operation);
        DescribeRoles(operation, context, metadata);
        foreach (var body in metadata.OfType<StreamedBody>())
            operation.RequestBody = await StreamedAsync(body, context, cancellationToken);
        foreach (var query in metadata.OfType<QueryMetadata>())
            await DescribeQueryAsync(operation, query.Type, context, cancellationToken);
        foreach (var (name, description) in RequestHeaders(operation, context))
            operation.Parameters.Add(Header(name, description));
        await DescribeBodiesAsync(operation, context, cancellationToken);
        DescribeReplies(operation, metadata);
    }

    private static void DescribeRoles(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, IList<object> metadata)
    {
        var roles = metadata.OfType<AuthorizeRolesAttribute>().Single().Allowed
            .Select(role => CallerClaims.Names[role])
            .ToList();
        operation.Description = $"{operation.Description}\n\nRoles: {string.Join(", ", roles)}.".Trim();
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-roles"] =
            new JsonNodeExtension(new JsonArray([.. roles.Select(role => JsonValue.Create(role))]));
        operation.Security =
            [new() { [new OpenApiSecuritySchemeReference(ApiDescription.Bearer, context.Document)] = [] }];
    }

    private static void DescribePath(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>())
        {
            if (parameter.In == ParameterLocation.Path)
                parameter.Description = _pathParameters[parameter.Name!];
        }
    }

    /// <summary>The record's properties are the parameters, with the words, types and bounds of its schema.</summary>
    private static async Task DescribeQueryAsync(
        OpenApiOperation operation, Type query, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var schema = await context.GetOrCreateSchemaAsync(query, null, cancel);
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            operation.Parameters!.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Required = QueryReader.IsRequired(query, name),
                Description = SchemaDescription.WordsOf(property),
                Schema = SchemaDescription.Referred(property, context.Document!),
            });
        }
    }

    private static async Task<OpenApiRequestBody> StreamedAsync(
        StreamedBody body, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var schema = await context.GetOrCreateSchemaAsync(body.Type, null, cancel);
        return new OpenApiRequestBody
        {
            Required = true,
            Description = SchemaDescription.WordsOf(schema),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [body.MediaType] = new() { Schema = SchemaDescription.Referred(schema, context.Document!) },
            },
        };
    }

    private static IEnumerable<(string Name, string Description)> RequestHeaders(
        OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var isCommand = context.Description.HttpMethod is not "GET" and not "HEAD";
        if (isCommand)
            yield return (IdempotencyKey.Header, "Names the request, so that a retry adds nothing.");
        if (isCommand && context.Description.RelativePath!.Contains('{'))
            yield return ("If-Match", "Only if this is still the version (an ETag of a reply).");
        if (operation.Responses!.ContainsKey("304"))
            yield return ("If-None-Match", "The versions that the caller has already (ETags of replies).");
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    /// <summary>The framework describes one body for each status; some replies have one for each media type.</summary>
    private static async Task DescribeBodiesAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var successes = context.Description.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>()
            .Where(known => known.StatusCode == StatusCodes.Status200OK)
            .ToList();
        if (successes.Count < 2)
            return;
        var content = ((OpenApiResponse)operation.Responses!["200"]).Content!;
        content.Clear();
        foreach (var known in successes)
        {
            var schema = await context.GetOrCreateSchemaAsync(known.Type!, null, cancel);
            var body = new OpenApiMediaType { Schema = SchemaDescription.Referred(schema, context.Document!) };
            foreach (var mediaType in known.ContentTypes)
                content[mediaType] = body;
        }
    }

    private static void DescribeReplies(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var (status, reply) in operation.Responses!)
        {
            var known = metadata.OfType<IProducesResponseTypeMetadata>()
                .FirstOrDefault(known => $"{known.StatusCode}" == status);
            if (known is { Description: { } words })
                reply.Description = words;
            var headers = status switch
            {
                "201" => [.. metadata.OfType<ResponseHeader>(), new ResponseHeader("Location", "What was created.")],
                "503" => [new ResponseHeader("Retry-After", "Seconds to wait.")],
                _ when status[0] is '2' or '3' => metadata.OfType<ResponseHeader>(),
                _ => [],
            };
            foreach (var (name, description) in headers.DistinctBy(header => header.Name))
            {
                ((OpenApiResponse)reply).Headers ??= new Dictionary<string, IOpenApiHeader>();
                reply.Headers![name] = new OpenApiHeader
                {
                    Description = description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
            }
        }
    }
}
