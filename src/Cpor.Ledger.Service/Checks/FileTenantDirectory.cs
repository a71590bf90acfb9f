using System.Collections.Frozen;
using System.Text.Json;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Personal;
using NodaTime;

namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// Answers from a file, for a first run and wherever the identity platform cannot be reached. The file is JSON:
/// <c>{ "tenants": [ { "id", "domains": [], "country", "timeZone", "language", "organisationName" } ] }</c>; all but
/// the id and the domain names may be left out.
/// </summary>
public sealed class FileTenantDirectory : ITenantDirectory
{
    private readonly FrozenDictionary<TenantId, Tenant> _tenants;
    private readonly FrozenDictionary<DomainName, TenantId> _domains;

    private FileTenantDirectory(Dictionary<TenantId, Tenant> tenants, Dictionary<DomainName, TenantId> domains)
    {
        _tenants = tenants.ToFrozenDictionary();
        _domains = domains.ToFrozenDictionary();
    }

    /// <summary>A directory that knows nobody.</summary>
    public static FileTenantDirectory Empty { get; } = new([], []);

    public string Name => "directory-file";

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidDataException">The file is not as described; the message names the entry.</exception>
    public static FileTenantDirectory Read(Stream file)
    {
        Dictionary<TenantId, Tenant> tenants = [];
        Dictionary<DomainName, TenantId> domains = [];
        foreach (var (entry, i) in Entries(file).Select((entry, i) => (entry, i)))
        {
            var tenant = TenantOf(entry, i);
            if (!tenants.TryAdd(tenant.Id, tenant))
                throw Wrong(i, "id", "stands there twice");
            foreach (var name in entry.Domains ?? throw Wrong(i, "domains", "is missing"))
            {
                if (!DomainName.TryParse(CanonicalForm.Of(name), out var domain))
                    throw Wrong(i, "domains", $"holds '{name}', which is no domain name");
                if (!domains.TryAdd(domain, tenant.Id))
                    throw Wrong(i, "domains", $"holds '{name}', which belongs to another entry too");
            }
        }

        return new FileTenantDirectory(tenants, domains);
    }

    public Task<TenantLookup> FindAsync(DomainName domain, CancellationToken cancel = default) =>
        _domains.TryGetValue(domain, out var tenant)
            ? FindAsync(tenant, cancel)
            : Task.FromResult<TenantLookup>(new TenantLookup.Unknown());

    public Task<TenantLookup> FindAsync(TenantId tenant, CancellationToken cancel = default) =>
        Task.FromResult<TenantLookup>(_tenants.TryGetValue(tenant, out var found)
            ? new TenantLookup.Found(found)
            : new TenantLookup.Unknown());

    private static IReadOnlyList<Entry> Entries(Stream file)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(file, JsonSerializerOptions.Web)?.Tenants
                ?? throw new InvalidDataException("The tenants file has no list 'tenants'.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The tenants file is not as described: {broken.Message}", broken);
        }
    }

    private static Tenant TenantOf(Entry entry, int index)
    {
        if (!TenantId.TryParse(entry.Id, out var id))
            throw Wrong(index, "id", "is no GUID");
        if (entry.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            throw Wrong(index, "country", "is not two capital letters");
        if (entry.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            throw Wrong(index, "timeZone", "is no IANA time zone");
        if (entry.Language is { } language && !language.Split('-').All(part => part.All(char.IsAsciiLetterOrDigit)))
            throw Wrong(index, "language", "is no language tag");
        return new Tenant(id, entry.Country, entry.TimeZone, entry.Language, entry.OrganisationName);
    }

    private static InvalidDataException Wrong(int index, string field, string what) =>
        new($"In the tenants file, tenants[{index}].{field} {what}.");

    private sealed record Document(IReadOnlyList<Entry>? Tenants);

    private sealed record Entry(string? Id, IReadOnlyList<string>? Domains)
    {
        public string? Country { get; init; }

        public string? TimeZone { get; init; }

        public string? Language { get; init; }

        public string? OrganisationName { get; init; }
    }
}
