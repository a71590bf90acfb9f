using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Erasing;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Storage;
using JasperFx;
using JasperFx.CodeGeneration;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Util;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>How outbox messages and timers travel: durable local queues in the ledger's own database.</summary>
public static class Messaging
{
    static Messaging() => WolverineMessageNaming.InsertFirst<FactNames>();

    /// <summary>Everything that handles messages.</summary>
    public static IReadOnlyList<Type> Handlers { get; } =
    [
        typeof(ClaimValidation),
        typeof(OptOutWindow),
        typeof(AnswerTimeoutHandler),
        typeof(DisputeTimeoutHandler),
        typeof(AssociationExpiryHandler),
        typeof(SubscriptionEndHandler),
        typeof(ReminderHandler),
        typeof(NotifyCustomerHandler),
        typeof(OptOutTimeoutHandler),
        typeof(SendMailHandler),
        typeof(RemoveTracesHandler),
    ];

    /// <summary>The settings of every process that runs the ledger.</summary>
    public static void Configure(WolverineOptions options)
    {
        options.ApplicationAssembly = typeof(Messaging).Assembly;
        options.Discovery.DisableConventionalDiscovery();
        foreach (var handler in Handlers)
            options.Discovery.IncludeType(handler);
        options.ServiceName = "Cpor.Ledger";
        options.UseSystemTextJsonForSerialization(json => StoredFormat.Apply(json));
        options.BatchMessagesOf<OptOutTimeout>(batch =>
        {
            batch.Batcher = new DueWindowsBatcher();
            batch.BatchSize = 100;
            batch.TriggerTime = TimeSpan.FromMilliseconds(50);
        });
        options.Policies.UseDurableLocalQueues();
        // Partners can wait for their letters; windows that end at the same midnight cannot.
        options.LocalQueueFor<SendPartnerMail>().MaximumParallelMessages(2);
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
        // However long the database is away, nothing that follows from a fact is given up.
        options.OnException(DatabaseAway.Is)
            .RetryWithCooldown([.. Pauses(250, 1_000, 3_000)])
            .Then.ScheduleRetryIndefinitely([.. Pauses(5_000, 10_000)]);
        options.OnException<ConcurrencyException>().Or<AggregateException>().Or<LedgerBusyException>()
            .RetryWithCooldown([.. Pauses(10, 50, 100, 250, 500)]).Then.ScheduleRetry([.. Pauses(2_000, 10_000)]);
        // The mail server is asked again for as long as it takes: a deadline starts only when it has answered.
        options.OnException<MailDeferredException>()
            .ScheduleRetryIndefinitely([.. Pauses(1_000, 5_000, 30_000, 120_000, 600_000)]);
        options.CodeGeneration.TypeLoadMode = PregeneratedCode.IsHere ? TypeLoadMode.Static : TypeLoadMode.Dynamic;
    }

    private static IEnumerable<TimeSpan> Pauses(params double[] milliseconds) =>
        milliseconds.Select(TimeSpan.FromMilliseconds);

    /// <summary>A fact that is handed over as a message has the name that it is stored under.</summary>
    private sealed class FactNames : IMessageTypeNaming
    {
        public bool TryDetermineName(Type messageType, out string messageTypeName) =>
            (messageTypeName = ClaimEventNames.All.GetValueOrDefault(messageType, "")).Length > 0;
    }
}
