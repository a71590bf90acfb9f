using Cpor.Ledger.Log;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Log.Dossiers;
using Cpor.Ledger.Service.Log.Replaying;

namespace Cpor.Ledger.Service.Log;

/// <summary>Puts the log into the container.</summary>
public static class LogRegistration
{
    /// <summary>
    /// Needs an <c>NpgsqlDataSource</c> and the settings in the container, and the tables.
    /// </summary>
    public static IServiceCollection AddLog(this IServiceCollection services, string connectionString) => services
        .AddSingleton(new SequencerConnections(connectionString))
        .AddSingleton<LogOrigin>()
        .AddSingleton<LogProgress>()
        .AddSingleton<LogReconciler>()
        .AddSingleton<LogReader>()
        .AddSingleton<LogKeys>()
        .AddSingleton<TileFolder>()
        .AddSingleton<Checkpoints>()
        .AddSingleton<Publisher>()
        .AddSingleton(container => ActivatorUtilities.CreateInstance<Witnesses>(container, new HttpClient()))
        .AddSingleton<LogProofs>()
        .AddSingleton<DossierBuilder>()
        .AddSingleton<DossierReading>()
        .AddSingleton<ReplayReader>()
        .AddSingleton<LedgerReplay>()
        .AddSingleton<LogExport>()
        .AddSingleton<LogSignal>()
        .AddSingleton<ICommitSignal>(container => container.GetRequiredService<LogSignal>())
        .AddHostedService(container => container.GetRequiredService<LogSignal>())
        .AddHostedService<Sequencer>()
        .AddHostedService<PublishingService>();
}
