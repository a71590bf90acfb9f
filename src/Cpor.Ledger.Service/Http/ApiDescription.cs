using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Access;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Describes the HTTP API for machines (OpenAPI 3.1) and for people (a page that shows the description). The words are
/// those of the endpoints' own documentation comments.
/// </summary>
public static class ApiDescription
{
    /// <summary>Where the description is.</summary>
    public const string DocumentPath = "/openapi/v1.json";

    /// <summary>Where the page is.</summary>
    public const string PagePath = "/scalar";

    /// <summary>The name of the way to sign in, in the description.</summary>
    internal const string Bearer = "bearer";

    /// <summary>What the page's own scripts need, and not one address beside ours.</summary>
    private const string PagePolicy = "default-src 'none'; script-src 'self' 'unsafe-inline'; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Describes the endpoints that are mapped.</summary>
    /// <param name="enumerations">The closed lists of texts that <see cref="OneOfAttribute"/> names.</param>
    public static IServiceCollection AddApiDescription(
        this IServiceCollection services, IReadOnlyDictionary<string, IReadOnlyList<string>> enumerations)
    {
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = type => (Nullable.GetUnderlyingType(type.Type) ?? type.Type) switch
            {
                var known when known == typeof(Stream) => "Bytes",
                var known when known == typeof(JsonElement) => "Json",
                _ => OpenApiOptions.CreateDefaultSchemaReferenceId(type),
            };
            options.AddDocumentTransformer((document, _, _) =>
            {
                Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer<OperationDescription>();
            options.AddSchemaTransformer(new SchemaDescription(enumerations));
        });
        return services;
    }

    /// <summary>Maps the description and its page, which asks no other server for anything.</summary>
    public static WebApplication MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        // The bare address, typed into a browser, shows what there is.
        app.MapGet("/", () => Results.Redirect(PagePath)).AllowAnonymous().ExcludeFromDescription();
        app.MapScalarApiReference(PagePath, page =>
            {
                page.Title = "Cpor.Ledger";
                page.OpenApiRoutePattern = DocumentPath;
                page.DefaultFonts = false;
                page.Telemetry = false;
                page.Agent = new() { Disabled = true };
                page.Mcp = new() { Disabled = true };
                page.AddPreferredSecuritySchemes(Bearer);
                page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            })
            .AllowAnonymous()
            .AddEndpointFilter((context, next) =>
            {
                context.HttpContext.Response.Headers.ContentSecurityPolicy = PagePolicy;
                return next(context);
            });
        return app;
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Cpor.Ledger",
            Version = "v1",
            Description = "The ledger of CPOR claims. A request that changes something may carry an Idempotency-Key "
                + "and be sent again: the second time adds nothing and answers the same. Problems are RFC 9457; their "
                + $"code is a contract. Roles: {string.Join(", ", CallerClaims.Names.Values)}.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        // The framework lists a tag for each class; the operations have got others by now.
        document.Tags = document.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Tags!)
            .Select(tag => tag.Reference.Id!)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name })
            .ToHashSet();
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of the authority; in Development one of 'ledger token'.",
        });
    }
}
