using Marten;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Puts what the ledger does by itself into the container.</summary>
public static class ProcessRegistration
{
    /// <summary>The sagas' rows. The application's role makes no tables, so they are made with the rest.</summary>
    public static void AddProcesses(this StoreOptions options)
    {
        options.Schema.For<ClaimValidation>();
        options.Schema.For<OptOutWindow>();
    }

    /// <summary>Needs the event store, mail, personal data and the opt-out links in the container.</summary>
    public static IServiceCollection AddProcesses(this IServiceCollection services) => services
        .AddSingleton<EarlierWindows>()
        .AddSingleton<WindowBatch>()
        .AddTransient<CheckRunner>()
        .AddTransient<IAutomaticCheck, CheckingTheTenant>()
        .AddTransient<IAutomaticCheck, CheckingSubscriptions>()
        .AddTransient<IAutomaticCheck, CheckingProofs>()
        .AddTransient<IAutomaticCheck, CheckingProofReuse>()
        .AddHostedService<OverdueClaimsService>()
        .AddHostedService<ExpiryTimerService>()
        .AddHostedService<EndedSubscriptionsService>();
}
