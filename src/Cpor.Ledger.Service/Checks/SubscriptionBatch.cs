using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Checks;

/// <summary>Writes many subscriptions in one statement. No id may be among them twice.</summary>
internal sealed class SubscriptionBatch(NpgsqlConnection connection, Instant now)
{
    // A row that was just inserted has no deleting transaction; one that was updated carries the updating one there.
    private const string Upsert = """
        with written as (
          insert into ledger_catalogue.subscription as known
            (id, tenant, product, state, channel, from_date, to_date, imported_at)
          select *, $8 from unnest($1, $2, $3, $4, $5, $6, $7)
          on conflict (id) do update set
            tenant = excluded.tenant, product = excluded.product, state = excluded.state, channel = excluded.channel,
            from_date = excluded.from_date, to_date = excluded.to_date, imported_at = excluded.imported_at
          where (known.tenant, known.product, known.state, known.channel, known.from_date, known.to_date)
            is distinct from (excluded.tenant, excluded.product, excluded.state, excluded.channel,
              excluded.from_date, excluded.to_date)
          returning xmax = 0 as added)
        select count(*) filter (where added), count(*) filter (where not added) from written
        """;

    private readonly List<Subscription> _rows = [];

    public int Count => _rows.Count;

    public void Add(Subscription subscription) => _rows.Add(subscription);

    /// <summary>Writes and forgets the rows; how many were new and how many different.</summary>
    public async Task<(int Added, int Changed)> WriteAsync(CancellationToken cancel)
    {
        if (_rows.Count == 0)
            return (0, 0);
        await using var command = new NpgsqlCommand(Upsert, connection);
        command.Parameters.Add(Column(row => row.Id.Value));
        command.Parameters.Add(Column(row => row.TenantId.Value));
        command.Parameters.Add(Column(row => row.Product.Value));
        command.Parameters.Add(Column(row => SubscriptionCatalogue.Stored(row.State)));
        command.Parameters.Add(Column(row => SubscriptionCatalogue.Stored(row.Channel)));
        command.Parameters.Add(Column(row => row.From.ToDateOnly()));
        command.Parameters.Add(Column(row => row.To?.ToDateOnly()));
        command.Parameters.Add(new() { Value = now.ToDateTimeUtc() });
        await using var counts = await command.ExecuteReaderAsync(cancel);
        await counts.ReadAsync(cancel);
        _rows.Clear();
        return ((int)counts.GetInt64(0), (int)counts.GetInt64(1));
    }

    private NpgsqlParameter Column<T>(Func<Subscription, T> value) => new() { Value = _rows.Select(value).ToArray() };
}
