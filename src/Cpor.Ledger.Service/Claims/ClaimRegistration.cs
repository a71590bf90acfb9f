using Cpor.Ledger.Service.Claims.Batches;
using Cpor.Ledger.Service.Claims.Contests;
using Cpor.Ledger.Service.Claims.Disputes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Puts what the doors of claims need into the container.</summary>
public static class ClaimRegistration
{
    /// <summary>A catalogue of subscriptions that was registered before takes the place of the empty one.</summary>
    public static IServiceCollection AddClaims(this IServiceCollection services)
    {
        services.TryAddSingleton<ISubscriptionLookup, NoSubscriptions>();
        return services
            .AddSingleton<ClaimCommands>()
            .AddSingleton<ClaimViews>()
            .AddSingleton<ClaimActions>()
            .AddSingleton<ClaimReader>()
            .AddSingleton<ContestViews>()
            .AddSingleton<FormerDetails>()
            .AddSingleton<ClaimNames>()
            .AddSingleton<ClaimSearch>()
            .AddSingleton<Submissions>()
            .AddSingleton<ProofUploads>()
            .AddSingleton<ProofReading>()
            .AddSingleton(new BatchLimits())
            .AddSingleton<BatchReader>()
            .AddSingleton<BatchRunner>()
            .AddSingleton<TemplateFilling>();
    }
}
