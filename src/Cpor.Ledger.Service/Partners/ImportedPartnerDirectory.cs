using System.Collections.Immutable;
using Cpor.Ledger.Domain.Programmes;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;

namespace Cpor.Ledger.Service.Partners;

/// <summary>
/// Answers from the file first and then from the imported locations: what both know, the file says. Answers are held
/// in memory for a minute, so an import shows after that.
/// </summary>
public sealed class ImportedPartnerDirectory(NpgsqlDataSource database, IPartnerDirectory file)
    : IPartnerDirectory, IDisposable
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _partners = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<Partner?> FindAsync(OrganisationId organisation, CancellationToken cancel = default)
    {
        if (_partners.TryGetValue<Partner?>(organisation, out var known))
            return known;
        var partner = Both(await file.FindAsync(organisation, cancel), await ReadAsync(organisation, cancel));
        return _partners.Set(organisation, partner, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = RememberedFor,
        });
    }

    public void Dispose() => _partners.Dispose();

    private static Partner? Both(Partner? inFile, Partner? imported)
    {
        if (inFile is null || imported is null)
            return inFile ?? imported;
        var more = imported.Locations.ExceptBy(inFile.Locations.Select(one => one.MpnId), one => one.MpnId);
        return inFile with
        {
            Language = inFile.Language ?? imported.Language,
            Locations = [.. inFile.Locations, .. more],
        };
    }

    /// <summary>Where rows call an organisation differently, the one that was imported last is believed.</summary>
    private async Task<Partner?> ReadAsync(OrganisationId organisation, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            select organisation_name, language, mpn_id, name, country from ledger_catalogue.partner_location
            where organisation_id = $1 order by imported_at desc, mpn_id
            """);
        command.Parameters.Add(new() { Value = organisation.Value });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        Partner? partner = null;
        var locations = ImmutableArray.CreateBuilder<PartnerLocation>();
        while (await rows.ReadAsync(cancel))
        {
            partner ??= new Partner(organisation, rows.GetString(0), Text(1), []);
            locations.Add(new PartnerLocation(new MpnId(rows.GetString(2)), rows.GetString(3), Text(4)));
        }

        return partner is null ? null : partner with { Locations = locations.DrainToImmutable() };

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }
}
