using Marten;

namespace Cpor.Ledger.Service.Acts;

/// <summary>Puts what records acts into the container.</summary>
public static class ActRegistration
{
    /// <summary>Tells the event store that a stream of acts has no table of its own.</summary>
    public static void AddActs(this StoreOptions options) => options.Projections.LiveStreamAggregation<RecordedActs>();

    /// <summary>Needs the event store, the terms and the calendars in the container.</summary>
    public static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<ActRecorder>()
        .AddSingleton<IActRecorder>(container => container.GetRequiredService<ActRecorder>())
        .AddSingleton<RuleDocuments>()
        .AddSingleton<RulesInForce>()
        .AddSingleton<LoggedReadings>()
        .AddHostedService<RulesInForceService>()
        .AddHostedService<ReadingsLogService>();
}
