using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Associations;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.ReadModels;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.OpenTelemetry;
using Marten;
using Marten.Events;
using Marten.Services;
using Marten.Services.Json.Transformations.SystemTextJson;
using Npgsql;
using Wolverine.Marten;
using Casing = Weasel.Core.Casing;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// How facts are stored. What is fixed when a ledger is created is recorded in <c>src/DECISIONS.md</c>.
/// </summary>
public static class EventStore
{
    /// <summary>The schema that holds facts, and nothing that may be changed or deleted.</summary>
    public const string EventSchema = "ledger_events";

    /// <summary>What the event store calls the streams of claims; other streams are of acts.</summary>
    public const string ClaimStreams = "ledger_claim";

    /// <summary>The schema of read models and sagas, which can be rebuilt or are working state.</summary>
    public const string DocumentSchema = "ledger";

    /// <summary>Adds Marten over the given data source.</summary>
    public static IServiceCollection AddEventStore(
        this IServiceCollection services, NpgsqlDataSource database, AutoCreate autoCreate)
    {
        services.AddMarten(provider =>
            {
                var options = new StoreOptions();
                options.Connection(database);
                options.AutoCreateSchemaObjects = autoCreate;
                Configure(options, provider.GetRequiredService<TimeProvider>());
                options.Listeners.Add(provider.GetRequiredService<LogSignal>().Listener);
                return options;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration =>
            {
                integration.MessageStorageSchemaName = Messaging.Schema;
                integration.AutoCreate = autoCreate;
                integration.UseWolverineManagedEventSubscriptionDistribution = true;
            });
        return services.AddReadModels();
    }

    private static void Configure(StoreOptions options, TimeProvider time)
    {
        options.DatabaseSchemaName = DocumentSchema;
        options.Serializer(Serializer());
        options.Events.DatabaseSchemaName = EventSchema;
        options.Events.TimeProvider = time;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseMandatoryStreamTypeDeclaration = true;
        // Tags are stored by the id of their fact, which without an index reads every fact there is.
        options.Events.EnableUniqueIndexOnEventId = true;
        options.Events.MetadataConfig.HeadersEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Events.DcbStorageMode = DcbStorageMode.TagTables;
        options.Events.AutoDiscoverTagTypes = false;
        options.Events.RegisterTagType<SlotTag>("slot");
        ConfigureFacts(options);
        ConfigureRows(options);
        // The application's role makes no tables, so those of the sagas are made with the rest.
        options.Schema.For<ClaimValidation>();
        options.Schema.For<OptOutWindow>();
        options.AddReadModels();
        options.OpenTelemetry.TrackConnections = TrackLevel.Normal;
        options.OpenTelemetry.TrackEventCounters();
        options.Storage.Add(new EventStoreGuard(options));
    }

    private static void ConfigureFacts(StoreOptions options)
    {
        foreach (var (type, name) in ClaimEventNames.All)
            options.Events.MapEventType(type, name);
        foreach (var (type, name) in ActNames.All)
            options.Events.MapEventType(type, name);
        // What later versions added may be absent, so earlier ones are read as they lie.
        foreach (var (name, type) in ClaimEventNames.Earlier)
        {
            options.Events.Upcast(
                type, name, JsonTransformations.Upcast(old => old.Deserialize(type, StoredFormat.Options)!));
        }
    }

    /// <summary>The claims' own rows, written with their facts.</summary>
    private static void ConfigureRows(StoreOptions options)
    {
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        options.Projections.Add<LedgerClaimProjection>(ProjectionLifecycle.Inline);
        options.Schema.For<LedgerClaim>()
            .Duplicate(claim => claim.Status)
            .Duplicate(claim => claim.OrganisationId)
            .Duplicate(claim => claim.MpnId)
            .Duplicate(claim => claim.TenantId)
            .Duplicate(claim => claim.NextDeadline)
            .Duplicate(claim => claim.TimerEnds)
            .Duplicate(claim => claim.RemindAt)
            .Duplicate(claim => claim.WaitsForLedger)
            .Duplicate(claim => claim.ErasedAt, configure: index => index.Predicate = "erased_at is not null")
            .Duplicate(claim => claim.CreatedAt)
            .Duplicate(claim => claim.ChangedAt);
    }

    // Marten drops the naming policy of options that are handed to it, and knows enumerations as numbers alone: the
    // casing tells it the names for its queries, and the format is put over it last.
    internal static SystemTextJsonSerializer Serializer()
    {
        var serializer = new SystemTextJsonSerializer { Casing = Casing.CamelCase };
        serializer.Configure(options => StoredFormat.Apply(options));
        return serializer;
    }
}
