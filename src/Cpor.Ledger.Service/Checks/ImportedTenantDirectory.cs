using Cpor.Ledger.Domain.Programmes;
using Npgsql;

namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// Asks another directory first and then the imported customers: they answer for what it does not know, and add the
/// country, time zone, language and name that it does not say.
/// </summary>
public sealed class ImportedTenantDirectory(NpgsqlDataSource database, ITenantDirectory first) : ITenantDirectory
{
    public string Name => $"{first.Name}, imported-customers";

    public async Task<TenantLookup> FindAsync(DomainName domain, CancellationToken cancel = default)
    {
        var answer = await first.FindAsync(domain, cancel);
        return answer is TenantLookup.Unknown
            && await ReadAsync("domains @> array[$1]", domain.Value, cancel) is { } tenant
                ? new TenantLookup.Found(tenant)
                : answer;
    }

    public async Task<TenantLookup> FindAsync(TenantId tenant, CancellationToken cancel = default)
    {
        var answer = await first.FindAsync(tenant, cancel);
        if (await ReadAsync("tenant = $1", tenant.Value, cancel) is not { } imported)
            return answer;
        return new TenantLookup.Found(answer is TenantLookup.Found { Tenant: var known }
            ? new Tenant(
                tenant,
                known.Country ?? imported.Country,
                known.TimeZone ?? imported.TimeZone,
                known.Language ?? imported.Language,
                known.OrganisationName ?? imported.OrganisationName)
            : imported);
    }

    private async Task<Tenant?> ReadAsync(string where, object value, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            select tenant, country, time_zone, language, organisation_name from ledger_catalogue.customer
            where {where}
            """);
        command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        if (!await rows.ReadAsync(cancel))
            return null;
        return new Tenant(new TenantId(rows.GetGuid(0)), Text(1), Text(2), Text(3), Text(4));

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }
}
