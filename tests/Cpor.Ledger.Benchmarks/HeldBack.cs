using Cpor.Ledger.Service.Processes;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;

namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// Keeps what follows from a command out of the cost of the command: the message that starts the checks is stored as
/// ever, but its queue is paused, and projections that follow the facts later do not run.
/// </summary>
public static class HeldBack
{
    public static void Register(IServiceCollection services) =>
        services.AddSingleton<IConfigureMarten, NoProjections>();

    /// <summary>Pauses the queue of the message that follows a submission.</summary>
    public static async Task PauseAsync(MeasuredLedger ledger)
    {
        var queue = new Uri($"local://{typeof(BeginValidation).FullName!.ToLowerInvariant()}/");
        var circuit = ledger.Services.GetRequiredService<IWolverineRuntime>().Endpoints.FindListenerCircuit(queue)
            ?? throw new InvalidOperationException($"There is no queue {queue}.");
        await circuit.PauseAsync(TimeSpan.FromDays(1));
    }

    private sealed class NoProjections : IConfigureMarten
    {
        public void Configure(IServiceProvider services, StoreOptions options) =>
            options.Projections.All.RemoveAll(one => one.Lifecycle == ProjectionLifecycle.Async);
    }
}
