namespace Cpor.Ledger.Service.Processes;

/// <summary>Puts what the ledger does by itself into the container.</summary>
public static class ProcessesRegistration
{
    /// <summary>Needs the event store, mail, personal data and the opt-out links in the container.</summary>
    public static IServiceCollection AddProcesses(this IServiceCollection services) => services
        .AddSingleton<EarlierWindows>()
        .AddSingleton<ClosingTogether>()
        .AddSingleton<LetterTexts>()
        .AddSingleton<CustomerLetters>()
        .AddTransient<PartnerLetters>()
        .AddTransient<ReceiptLetters>()
        .AddTransient<ICustomerLocales, DirectoryLocales>()
        .AddTransient<IAutomaticCheck, CheckingTheTenant>()
        .AddTransient<IAutomaticCheck, CheckingSubscriptions>()
        .AddTransient<IAutomaticCheck, CheckingProofs>()
        .AddTransient<IAutomaticCheck, CheckingProofReuse>()
        .AddHostedService<OverdueWork>()
        .AddHostedService<ExpiriesAhead>()
        .AddHostedService<EndedSubscriptions>();
}
