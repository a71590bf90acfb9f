using JasperFx.CodeGeneration;
using Wolverine;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>How follow-ups and timers travel: durable local queues in the ledger's own database.</summary>
public static class Messaging
{
    /// <summary>The schema of Wolverine's own tables.</summary>
    public const string Schema = "ledger_messages";

    /// <summary>The settings of every process that runs the ledger.</summary>
    public static void Configure(WolverineOptions options)
    {
        options.ApplicationAssembly = typeof(Messaging).Assembly;
        options.ServiceName = "Cpor.Ledger";
        options.Policies.UseDurableLocalQueues();
        options.Policies.AutoApplyTransactions();
        options.Policies.AlwaysMakeScheduledMessagesDurable();
        // Wolverine's defaults fire 20 timers a second for the whole cluster; many windows end at one midnight.
        options.Durability.RecoveryBatchSize = 2_000;
        options.Durability.ScheduledJobFirstExecution = TimeSpan.FromMilliseconds(500);
        options.Durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(250);
        options.Durability.FirstHealthCheckExecution = TimeSpan.FromMilliseconds(500);
        options.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(2);
        options.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(10);
        options.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(2);
        options.Durability.NodeReassignmentPollingTime = TimeSpan.FromSeconds(1);
        options.Durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(2);
        options.CodeGeneration.TypeLoadMode = TypeLoadMode.Dynamic;
    }
}
