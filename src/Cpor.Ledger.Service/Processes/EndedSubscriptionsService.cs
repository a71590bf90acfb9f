using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Storage;
using Npgsql;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Looks for official associations whose subscription is over by the catalogue. A subscription that was renewed can
/// take seven days to show (Issues with CPOR customer associations, 2023-10: provisioning), so that only one that has
/// been over for longer ends its association, then from the day on which it was over. Runs on every node.
/// </summary>
public sealed class EndedSubscriptionsService(
    NpgsqlDataSource database, IServiceScopeFactory scopes, TimeProvider time, ILogger<EndedSubscriptionsService> log)
    : PeriodicService(Period, time, log, "Could not look for ended subscriptions")
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>How long the catalogue may lag behind.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromDays(7);

    private const string Find = """
        select (association.data ->> 'claimId')::uuid, subscription.id,
          coalesce((subscription.to_date + 1)::timestamp at time zone 'UTC', subscription.imported_at) as ended_at
        from ledger_catalogue.subscription as subscription
        join ledger.mt_doc_association as association
          on association.data ->> 'slot' = 'subscription:' || subscription.id
        where subscription.state = 'ended' and association.data ->> 'until' is null
          and coalesce((subscription.to_date + 1)::timestamp at time zone 'UTC', subscription.imported_at) < $1
        limit 1000
        """;

    protected override async Task RunAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Find);
        command.Parameters.Add(new() { Value = (Time.GetUtcNow() - Lag).UtcDateTime });
        var ended = new List<SubscriptionEnded>();
        await using (var rows = await command.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
                ended.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetFieldValue<DateTimeOffset>(2)));
        }

        if (ended.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var question in ended)
            await bus.PublishAsync(question);
    }
}
