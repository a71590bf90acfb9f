using Cpor.Ledger.Contracts;

namespace Cpor.Ledger.Service.Http;

/// <summary>Puts what every HTTP request needs into the process.</summary>
public static class HttpRegistration
{
    /// <summary>
    /// Needs the event store, personal data and the terms in the container, and the tables.
    /// </summary>
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => LedgerJson.ApplyStrictly(options.SerializerOptions));
        // What the framework cannot bind is answered by the exception handler, in our words, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services
            .AddRateLimiter(options => options.AddPolicy<string, LongReadPolicy>(LongReadPolicy.Name))
            .AddProblemDetails(options => options.CustomizeProblemDetails = ProblemReply.Complete)
            .AddExceptionHandler<LedgerExceptionHandler>()
            .AddSingleton<ReplyStore>()
            .AddHostedService<ReplyCleanupService>();
    }

    /// <summary>The middleware of every request, after its caller is authenticated.</summary>
    public static IApplicationBuilder UseHttp(this IApplicationBuilder app) => app
        .UseMiddleware<ReadMiddleware>()
        .UseMiddleware<RequestBodyMiddleware>()
        .UseMiddleware<IdempotencyMiddleware>();
}
