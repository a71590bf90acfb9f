using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Partners;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.Importing;

/// <summary>A location with the organisation that it belongs to.</summary>
public sealed record PartnerOfLocation(
    PartnerLocation Location, OrganisationId OrganisationId, string OrganisationName, string? Language);

/// <summary>The partners' locations, for <see cref="ImportedPartnerDirectory"/>.</summary>
public sealed class PartnerRows(IClock clock) : CatalogueKind<PartnerOfLocation>
{
    private const string Statement = """
        insert into ledger_catalogue.partner_location as known
          (mpn_id, name, country, organisation_id, organisation_name, language, imported_at)
        select *, $7 from unnest($1, $2, $3, $4, $5, $6)
        on conflict (mpn_id) do update set
          name = excluded.name, country = excluded.country, organisation_id = excluded.organisation_id,
          organisation_name = excluded.organisation_name, language = excluded.language,
          imported_at = excluded.imported_at
        where (known.name, known.country, known.organisation_id, known.organisation_name, known.language)
          is distinct from (excluded.name, excluded.country, excluded.organisation_id, excluded.organisation_name,
            excluded.language)
        returning mpn_id
        """;

    public override string Name => "partners";

    public override ImportColumns Columns { get; } = new(
        "mpnId",
        ["name", "organisationId", "organisationName"],
        ["country", "language"],
        key => MpnId.TryParse(key, out var id) ? $"{id}" : null);

    protected override PartnerOfLocation Read(RowValidator row) => new(
        new PartnerLocation(
            row.Required<MpnId>("mpnId"), row.RequiredName("name"), row.Country("country")),
        row.Required<OrganisationId>("organisationId"),
        row.RequiredName("organisationName"),
        row.Language("language"));

    protected override NpgsqlCommand Upsert(IReadOnlyList<PartnerOfLocation> values)
    {
        return new NpgsqlCommand(Statement)
        {
            Parameters =
            {
                Column(row => row.Location.MpnId.Value),
                Column(row => row.Location.Name),
                Column(row => row.Location.Country),
                Column(row => row.OrganisationId.Value),
                Column(row => row.OrganisationName),
                Column(row => row.Language),
                new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() },
            },
        };

        NpgsqlParameter Column(Func<PartnerOfLocation, string?> value) => new()
        {
            Value = values.Select(value).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        };
    }
}
