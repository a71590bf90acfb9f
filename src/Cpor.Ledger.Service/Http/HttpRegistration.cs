using Cpor.Ledger.Contracts;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Http;

/// <summary>Puts the doors into the process.</summary>
public static class HttpRegistration
{
    /// <summary>
    /// Needs the event store, personal data and the terms in the container, and the tables.
    /// </summary>
    public static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => LedgerJson.ApplyStrictly(options.SerializerOptions));
        return services
            .AddRateLimiter(options => options.AddPolicy<string, LongReadPolicy>(LongReadPolicy.Name))
            .AddProblemDetails(options => options.CustomizeProblemDetails = ProblemReply.Complete)
            .AddExceptionHandler<LedgerExceptionHandler>()
            .AddSingleton<ReplyStore>()
            .AddHostedService<ReplyCleanupService>();
    }

    /// <summary>What every request passes on its way to a door, after it is known who asks.</summary>
    public static IApplicationBuilder UseHttp(this IApplicationBuilder app) => app
        .UseMiddleware<RequestBodyMiddleware>()
        .UseMiddleware<IdempotencyMiddleware>();

    /// <summary>Maps the doors.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes) =>
        routes.MapWolverineEndpoints(options => options.AddParameterHandlingStrategy<RequestContextParameter>());
}
