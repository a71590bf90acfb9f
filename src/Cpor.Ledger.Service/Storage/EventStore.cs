using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log;
using JasperFx.Events;
using JasperFx.OpenTelemetry;
using Marten;
using Marten.Events;
using Marten.Services;
using Marten.Services.Json.Transformations.SystemTextJson;
using Casing = Weasel.Core.Casing;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// How facts are stored. What is fixed when a ledger is created is recorded in <c>src/DECISIONS.md</c>.
/// </summary>
public static class EventStore
{
    /// <summary>The schema that holds facts, and nothing that may be changed or deleted.</summary>
    public const string EventSchema = EventTables.Schema;

    /// <summary>What the event store calls the streams of claims; other streams are of acts.</summary>
    public const string ClaimStreams = "ledger_claim";

    /// <summary>The schema of read models and sagas, which can be rebuilt or are working state.</summary>
    public const string DocumentSchema = "ledger";

    /// <summary>The schema of Wolverine's own tables.</summary>
    public const string MessageSchema = "ledger_messages";

    /// <summary>What holds for every stream and row. The layers above add their own.</summary>
    public static void Configure(StoreOptions options, TimeProvider time)
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
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Errors.SkipSerializationErrors = false;
        options.Projections.Errors.SkipUnknownEvents = false;
        ConfigureFacts(options);
        options.OpenTelemetry.TrackConnections = TrackLevel.Normal;
        options.OpenTelemetry.TrackEventCounters();
        options.Storage.Add(new LedgerTables(options));
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

    // Marten drops the naming policy of options that are handed to it, and knows enumerations as numbers alone: the
    // casing tells it the names for its queries, and the format is put over it last.
    internal static SystemTextJsonSerializer Serializer()
    {
        var serializer = new SystemTextJsonSerializer { Casing = Casing.CamelCase };
        serializer.Configure(options => StoredFormat.Apply(options));
        return serializer;
    }
}
