using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Http;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>The customers' subscriptions, for <see cref="SubscriptionCatalogue"/>.</summary>
public sealed class SubscriptionRows(IClock clock) : CatalogueKind<Subscription>
{
    private const string Statement = """
        insert into ledger_catalogue.subscription as known
          (id, tenant, product, state, channel, from_date, to_date, imported_at)
        select *, $8 from unnest($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do update set
          tenant = excluded.tenant, product = excluded.product, state = excluded.state, channel = excluded.channel,
          from_date = excluded.from_date, to_date = excluded.to_date, imported_at = excluded.imported_at
        where (known.tenant, known.product, known.state, known.channel, known.from_date, known.to_date)
          is distinct from (excluded.tenant, excluded.product, excluded.state, excluded.channel,
            excluded.from_date, excluded.to_date)
        returning id::text
        """;

    public override string Name => "subscriptions";

    public override ImportColumns Columns { get; } = new(
        "subscriptionId",
        ["tenantId", "product", "state", "channel", "from"],
        ["to"],
        key => SubscriptionId.TryParse(key, out var id) ? $"{id}" : null);

    protected override Subscription Read(RowValidator row)
    {
        var subscription = new Subscription(
            row.Required<SubscriptionId>("subscriptionId"),
            row.Required<TenantId>("tenantId"),
            row.Required<ProductKey>("product"))
        {
            State = row.RequiredOneOf<SubscriptionState>("state"),
            Channel = row.RequiredOneOf<SubscriptionChannel>("channel"),
            From = row.RequiredDate("from"),
            To = row.Date("to"),
        };
        if (subscription.To < subscription.From)
            row.Note("to", "before-from", "The last day lies before the first.");
        return subscription;
    }

    protected override NpgsqlCommand Upsert(IReadOnlyList<Subscription> values)
    {
        return new NpgsqlCommand(Statement)
        {
            Parameters =
            {
                Column(row => row.Id.Value),
                Column(row => row.TenantId.Value),
                Column(row => row.Product.Value),
                Column(row => row.State.PublicName()),
                Column(row => row.Channel.PublicName()),
                Column(row => row.From.ToDateOnly()),
                Column(row => row.To?.ToDateOnly()),
                new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() },
            },
        };

        NpgsqlParameter Column<T>(Func<Subscription, T> value) => new() { Value = values.Select(value).ToArray() };
    }
}
