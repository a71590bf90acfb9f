using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Checks;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Importing;

/// <summary>A customer's tenant and the domain names that belong to it.</summary>
public sealed record Customer(Tenant Tenant, ValueList<DomainName> Domains);

/// <summary>The customers' tenants, for <see cref="ImportedTenantDirectory"/>.</summary>
public sealed class CustomerRows(IClock clock) : CatalogueKind<Customer>
{
    private const string Statement = """
        insert into ledger_catalogue.customer as known
          (tenant, domains, country, time_zone, language, organisation_name, imported_at)
        select tenant, string_to_array(domains, ' '), country, time_zone, language, organisation_name, $7
        from unnest($1, $2, $3, $4, $5, $6)
          as row (tenant, domains, country, time_zone, language, organisation_name)
        on conflict (tenant) do update set
          domains = excluded.domains, country = excluded.country, time_zone = excluded.time_zone,
          language = excluded.language, organisation_name = excluded.organisation_name,
          imported_at = excluded.imported_at
        where (known.domains, known.country, known.time_zone, known.language, known.organisation_name)
          is distinct from (excluded.domains, excluded.country, excluded.time_zone, excluded.language,
            excluded.organisation_name)
        returning tenant::text
        """;

    public override string Name => "customers";

    public override ImportColumns Columns { get; } = new(
        "tenantId",
        ["domains"],
        ["country", "timeZone", "language", "organisationName"],
        key => TenantId.TryParse(key, out var id) ? $"{id}" : null);

    protected override Customer Read(RowValidator row)
    {
        var tenant = new Tenant(
            row.Required<TenantId>("tenantId"),
            row.Country("country"),
            row.TimeZone("timeZone"),
            row.Language("language"),
            row.Name("organisationName"));
        var domains = row.DomainNames("domains");
        if (domains.Count == 0 && row.Refusal is null)
            row.Note("domains", "required", "At least one domain name must be given.");
        return new Customer(tenant, domains);
    }

    protected override async Task<IReadOnlyList<RowResult>> StoreAsync(
        IReadOnlyList<(ImportRow Row, Customer Value)> good, ImportBatch batch, CancellationToken cancel)
    {
        var owners = await OwnersAsync(good.Select(one => one.Value).ToList(), batch, cancel);
        var before = owners.ToLookup(one => one.Value, one => one.Key);
        var results = new List<RowResult>();
        var free = new List<(ImportRow, Customer)>();
        foreach (var (row, customer) in good)
        {
            var tenant = customer.Tenant.Id.Value;
            if (customer.Domains.Any(name => owners.GetValueOrDefault(name.Value, tenant) != tenant))
            {
                results.Add(row.Refused(
                    "domain-of-another-customer", "domains", "One of the domain names is another customer's."));
                continue;
            }

            foreach (var name in before[tenant])
                owners.Remove(name);
            foreach (var name in customer.Domains)
                owners[name.Value] = tenant;
            free.Add((row, customer));
        }

        return [.. results, .. await base.StoreAsync(free, batch, cancel)];
    }

    protected override NpgsqlCommand Upsert(IReadOnlyList<Customer> values)
    {
        return new NpgsqlCommand(Statement)
        {
            Parameters =
            {
                new() { Value = values.Select(row => row.Tenant.Id.Value).ToArray() },
                Column(row => string.Join(' ', row.Domains)),
                Column(row => row.Tenant.Country),
                Column(row => row.Tenant.TimeZone),
                Column(row => row.Tenant.Language),
                Column(row => row.Tenant.OrganisationName),
                new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() },
            },
        };

        NpgsqlParameter Column(Func<Customer, string?> value) => new()
        {
            Value = values.Select(value).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        };
    }

    /// <summary>Whose the domain names are, also those that the customers have; nobody changes it meanwhile.</summary>
    private static async Task<Dictionary<string, Guid>> OwnersAsync(
        List<Customer> customers, ImportBatch batch, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand(
            "select pg_advisory_xact_lock(hashtext('ledger_catalogue.customer'))", batch.Connection);
        await take.ExecuteNonQueryAsync(cancel);
        await using var command = new NpgsqlCommand(
            """
            select unnest(domains), tenant from ledger_catalogue.customer where tenant = any($1) or domains && $2
            """,
            batch.Connection);
        command.Parameters.Add(new() { Value = customers.Select(one => one.Tenant.Id.Value).ToArray() });
        command.Parameters.Add(new()
        {
            Value = customers.SelectMany(one => one.Domains).Select(name => name.Value).ToArray(),
        });
        var owners = new Dictionary<string, Guid>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            owners[rows.GetString(0)] = rows.GetGuid(1);
        return owners;
    }
}
