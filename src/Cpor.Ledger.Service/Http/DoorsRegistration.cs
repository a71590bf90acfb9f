using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Storage;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Http;

/// <summary>Puts the doors into the process.</summary>
public static class DoorsRegistration
{
    /// <summary>
    /// Needs the event store, personal data and the terms in the container, and <see cref="DoorsSchema"/> applied.
    /// </summary>
    public static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => LedgerJson.ApplyStrictly(options.SerializerOptions));
        return services
            .AddRateLimiter(options => options.AddPolicy<string, LongReadings>(LongReadings.Name))
            .AddProblemDetails(options => options.CustomizeProblemDetails = ProblemReply.Complete)
            .AddExceptionHandler<Faults>()
            .AddSingleton<StoredReplies>()
            .AddHostedService<ReplySweep>();
    }

    /// <summary>What every request passes on its way to a door, after it is known who asks.</summary>
    public static IApplicationBuilder UseDoors(this IApplicationBuilder app) => app
        .UseMiddleware<RequestBodies>()
        .UseMiddleware<IdempotentReplies>();

    /// <summary>Maps the doors.</summary>
    public static void MapDoors(this IEndpointRouteBuilder routes) =>
        routes.MapWolverineEndpoints(options => options.AddParameterHandlingStrategy<AskedParameter>());
}
