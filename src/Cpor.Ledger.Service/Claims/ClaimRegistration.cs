using Cpor.Ledger.Service.Claims.Batches;
using Cpor.Ledger.Service.Claims.Contests;
using Cpor.Ledger.Service.Claims.Disputes;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Puts what the endpoints of claims need into the container.</summary>
public static class ClaimRegistration
{
    /// <summary>Needs the event store, access, checks, proofs, personal data and terms in the container.</summary>
    public static IServiceCollection AddClaims(this IServiceCollection services) => services
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
