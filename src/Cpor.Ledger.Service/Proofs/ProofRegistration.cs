using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>Puts the proof store into the container.</summary>
public static class ProofRegistration
{
    /// <summary>Needs an <c>IClock</c> and what <see cref="Personal.PersonalRegistration"/> adds.</summary>
    public static IServiceCollection AddProofs(this IServiceCollection services, ProofSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<ProofStore>().AddHostedService<UnfinishedUploadsService>();
        return settings.Clamd is null
            ? services.AddSingleton<IMalwareScan, NoMalwareScan>()
            : services.AddSingleton<IMalwareScan, ClamdMalwareScan>();
    }
}
