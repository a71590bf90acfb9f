using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Http;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Checks;

/// <summary>The catalogue in the ledger's database, filled by importing.</summary>
public sealed class SubscriptionCatalogue(NpgsqlDataSource database) : ISubscriptionCatalogue
{
    private const string Select =
        "select id, tenant, product, state, channel, from_date, to_date from ledger_catalogue.subscription ";

    public async Task<Subscription?> FindAsync(SubscriptionId subscription, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Select + "where id = $1");
        command.Parameters.Add(new() { Value = subscription.Value });
        return (await ReadAsync(command, cancel)).SingleOrDefault();
    }

    /// <summary>Those of the subscriptions that are known.</summary>
    /// <exception cref="System.Data.Common.DbException">The catalogue cannot be asked.</exception>
    public async Task<IReadOnlyDictionary<SubscriptionId, Subscription>> FindAsync(
        IReadOnlyCollection<SubscriptionId> subscriptions, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(Select + "where id = any($1)");
        command.Parameters.Add(new() { Value = subscriptions.Select(one => one.Value).ToArray() });
        return (await ReadAsync(command, cancel)).ToDictionary(found => found.Id);
    }

    public async Task<IReadOnlyList<Subscription>> FindAsync(
        TenantId tenant, ProductKey product, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            Select + "where tenant = $1 and product = $2 and state <> 'ended' order by from_date, id");
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new() { Value = product.Value });
        return await ReadAsync(command, cancel);
    }

    private static async Task<List<Subscription>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<Subscription>();
        while (await rows.ReadAsync(cancel))
        {
            found.Add(new Subscription(
                new SubscriptionId(rows.GetGuid(0)), new TenantId(rows.GetGuid(1)), new ProductKey(rows.GetString(2)))
            {
                State = PublicNames.Parse<SubscriptionState>(rows.GetString(3))!.Value,
                Channel = PublicNames.Parse<SubscriptionChannel>(rows.GetString(4))!.Value,
                From = LocalDate.FromDateOnly(rows.GetFieldValue<DateOnly>(5)),
                To = rows.IsDBNull(6) ? null : LocalDate.FromDateOnly(rows.GetFieldValue<DateOnly>(6)),
            });
        }

        return found;
    }
}
