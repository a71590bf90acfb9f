using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Describes the HTTP API for machines (OpenAPI 3.1) and for people (a page that shows the description). The words are
/// those of the doors' own documentation comments.
/// </summary>
public static class ApiDescription
{
    /// <summary>Where the description is.</summary>
    public const string DocumentPath = "/openapi/v1.json";

    /// <summary>Where the page is.</summary>
    public const string PagePath = "/scalar";

    /// <summary>The name of the way to sign in, in the description.</summary>
    internal const string Bearer = "bearer";

    public static IServiceCollection AddApiDescription(this IServiceCollection services)
    {
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        return services;
    }

    public static WebApplication MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference(PagePath, page =>
        {
            page.OpenApiRoutePattern = DocumentPath;
        }).AllowAnonymous();
        return app;
    }
}
