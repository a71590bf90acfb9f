using Cpor.Ledger.Benchmarks.CommandCost;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;

namespace Cpor.Ledger.Benchmarks;

/// <summary>
/// Keeps what follows from a command out of the cost of the command: the messages that start the checks and tell the
/// partner are stored as ever, but their queues are paused, and projections that follow the facts later do not run.
/// </summary>
public static class HeldBack
{
    public static void Register(IServiceCollection services) =>
        services.AddSingleton<IConfigureMarten, NoProjections>();

    /// <summary>Pauses the queues of the messages that follow a submission.</summary>
    public static async Task PauseAsync(MeasuredLedger ledger)
    {
        var endpoints = ledger.Services.GetRequiredService<IWolverineRuntime>().Endpoints;
        foreach (var message in SubmitRows.Messages)
        {
            var queue = new Uri($"local://{message.FullName!.ToLowerInvariant()}/");
            var circuit = endpoints.FindListenerCircuit(queue)
                ?? throw new InvalidOperationException($"There is no queue {queue}.");
            await circuit.PauseAsync(TimeSpan.FromDays(1));
        }
    }

    private sealed class NoProjections : IConfigureMarten
    {
        public void Configure(IServiceProvider services, StoreOptions options) =>
            options.Projections.All.RemoveAll(one => one.Lifecycle == ProjectionLifecycle.Async);
    }
}
