using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using JasperFx;
using Marten;
using Npgsql;
using Wolverine.Marten;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>Puts the event store together: what each layer keeps in it, and Wolverine's inbox and outbox.</summary>
internal static class EventStoreRegistration
{
    /// <summary>Adds Marten over the given data source, and what compares the tables.</summary>
    public static IServiceCollection AddEventStore(
        this IServiceCollection services, NpgsqlDataSource database, AutoCreate autoCreate)
    {
        services.AddMarten(provider =>
            {
                var options = new StoreOptions();
                options.Connection(database);
                options.AutoCreateSchemaObjects = autoCreate;
                EventStore.Configure(options, provider.GetRequiredService<TimeProvider>());
                options.AddActs();
                options.AddSlots();
                options.AddClaims();
                options.AddProcesses();
                options.AddReadModels();
                options.Listeners.Add(new CommitListener(provider.GetRequiredService<ICommitSignal>()));
                return options;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine(integration =>
            {
                integration.MessageStorageSchemaName = EventStore.MessageSchema;
                integration.AutoCreate = autoCreate;
                integration.UseWolverineManagedEventSubscriptionDistribution = true;
            });
        return services.AddSingleton<SchemaComparison>();
    }
}
