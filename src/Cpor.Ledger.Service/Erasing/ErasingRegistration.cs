using Marten;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>Puts the erasing of personal data into the container.</summary>
public static class ErasingRegistration
{
    /// <summary>
    /// Needs the event store, personal data, proofs and mail in the container, and the tables.
    /// </summary>
    public static IServiceCollection AddErasing(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(container => new ErasureJournal(
            Path.Combine(dataFolder, "erasures"), container.GetRequiredService<IDocumentStore>()))
        .AddSingleton<StoredTraces>()
        .AddSingleton<ClaimTraces>()
        .AddSingleton<ErasureRepeats>()
        .AddSingleton<ErasureCertificates>()
        .AddHostedService<ErasureRepeatService>();
}
