using System.Text.Json;
using Cpor.Ledger.Service.Log;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// Tells whoever starts, stops and routes to the process how it is. Live: it answers. Ready: it can do its work. Both
/// are open to everybody, so their reasons name no host, role or secret.
/// </summary>
public static class Health
{
    /// <summary>Whether the process answers; asks nothing else, so a database that is down restarts nobody.</summary>
    public const string LivePath = "/health/live";

    /// <summary>Whether requests should be sent here.</summary>
    public const string ReadyPath = "/health/ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Needs an <c>NpgsqlDataSource</c> and Wolverine in the container.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseHealthCheck>()
            .AddSingleton<MessagingHealthCheck>()
            .AddSingleton<LogHealthCheck>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database", timeout: Patience)
            .AddCheck<MessagingHealthCheck>("messaging", timeout: Patience)
            .AddCheck<LogHealthCheck>("log", HealthStatus.Degraded, tags: null, Patience);
        return services;
    }

    /// <summary>Maps both addresses.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(LivePath, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .AllowAnonymous();
        app.MapHealthChecks(ReadyPath, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
        return app;
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = Words(report.Status),
        checks = report.Entries.Select(entry => new
        {
            name = entry.Key,
            status = Words(entry.Value.Status),
            // A check that threw has its message here, which may name hosts; what we say ourselves is in Description.
            reason = entry.Value.Exception is null ? entry.Value.Description : "The check did not come to an end.",
        }),
    });

    private static string Words(HealthStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{status}");
}
