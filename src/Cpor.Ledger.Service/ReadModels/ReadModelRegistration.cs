using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.ReadModels.Rebuilding;
using Cpor.Ledger.Service.ReadModels.Usage;
using JasperFx.Events.Projections;
using Marten;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>Puts what is shown into the event store and the container.</summary>
public static class ReadModelRegistration
{
    private const int EventsInOneBatch = 5_000;

    /// <summary>
    /// The read models that follow the facts, and the proofs' rows, which are written with the facts. So is the claims'
    /// own row, which is not here.
    /// </summary>
    public static void AddReadModels(this StoreOptions options)
    {
        options.Projections.Add<ProofUseProjection>(ProjectionLifecycle.Inline);
        options.Projections.Add<ClaimHistoryProjection>(ProjectionLifecycle.Async, Tune);
        options.Projections.Add<ReviewQueueProjection>(ProjectionLifecycle.Async, Tune);
        options.Projections.Add<AssociationProjection>(ProjectionLifecycle.Async, Tune);
        options.Schema.For<ReviewItem>()
            .Duplicate(item => item.Turn)
            .Duplicate(item => item.Contested)
            .Duplicate(item => item.Due);
        options.Schema.For<Association>().Index(association => association.Slot);
        // Which node runs a projection, and why one stands still, is then a matter of the database and not of a
        // process.
        options.Events.EnableExtendedProgressionTracking = true;
    }

    /// <summary>
    /// What asks the read models and rebuilds them. Needs an <c>NpgsqlDataSource</c> and the event store in the
    /// container, and the tables.
    /// </summary>
    public static IServiceCollection AddReadModels(this IServiceCollection services) => services
        .AddSingleton<ClaimHistories>()
        .AddSingleton<HistoryReading>()
        .AddSingleton<ReviewSearch>()
        .AddSingleton<UsageImport>()
        .AddSingleton<UsageAccess>()
        .AddSingleton<Rebuilds>()
        .AddSingleton<ProofUses>()
        .AddSingleton<IInlineRows, ClaimRows>()
        .AddSingleton<IInlineRows, ProofUseRows>()
        .AddSingleton<Projections>()
        .AddHostedService<RebuildService>();

    // With the default of 500 a rebuild of many claims that took turns spends its time loading and storing rows.
    private static void Tune(AsyncOptions options)
    {
        options.BatchSize = EventsInOneBatch;
        options.MaximumHopperSize = 5 * EventsInOneBatch;
    }
}
