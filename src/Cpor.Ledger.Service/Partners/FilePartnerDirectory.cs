using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Partners;

/// <summary>
/// Answers from a file, read once at the start. The file is JSON: <c>{ "organisations": [ { "id", "name", "language",
/// "locations": [ { "mpnId", "name", "country" } ] } ] }</c>; languages and countries may be left out. A location
/// belongs to one organisation.
/// </summary>
public sealed class FilePartnerDirectory : IPartnerDirectory
{
    private readonly FrozenDictionary<OrganisationId, Partner> _partners;

    private FilePartnerDirectory(IEnumerable<Partner> partners) =>
        _partners = partners.ToFrozenDictionary(partner => partner.Id);

    /// <summary>A directory that knows nobody.</summary>
    public static FilePartnerDirectory Empty { get; } = new([]);

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="InvalidDataException">The file is not as described; the message names the entry.</exception>
    public static FilePartnerDirectory Read(Stream file)
    {
        Dictionary<OrganisationId, Partner> partners = [];
        HashSet<MpnId> locations = [];
        foreach (var (entry, i) in Entries(file).Select((entry, i) => (entry, i)))
        {
            var partner = PartnerOf(entry, $"organisations[{i}]");
            if (!partners.TryAdd(partner.Id, partner))
                throw Wrong($"organisations[{i}].id", "stands there twice");
            if (partner.Locations.FirstOrDefault(location => !locations.Add(location.MpnId)) is { } twice)
                throw Wrong($"organisations[{i}].locations", $"holds {twice.MpnId}, which stands there twice");
        }

        return new FilePartnerDirectory(partners.Values);
    }

    public ValueTask<Partner?> FindAsync(OrganisationId organisation, CancellationToken cancel = default) =>
        ValueTask.FromResult(_partners.GetValueOrDefault(organisation));

    private static IReadOnlyList<Entry> Entries(Stream file)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(file, JsonSerializerOptions.Web)?.Organisations
                ?? throw new InvalidDataException("The partners file has no list 'organisations'.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The partners file is not as described: {broken.Message}", broken);
        }
    }

    private static Partner PartnerOf(Entry entry, string path)
    {
        if (!OrganisationId.TryParse(entry.Id, out var id))
            throw Wrong($"{path}.id", "is no partner number");
        if (entry.Language is { } language && !language.Split('-').All(IsSubtag))
            throw Wrong($"{path}.language", "is no language tag");
        return new Partner(
            id,
            NameOf(entry.Name, path),
            entry.Language,
            [.. (entry.Locations ?? []).Select((location, i) => LocationOf(location, $"{path}.locations[{i}]"))]);
    }

    private static PartnerLocation LocationOf(LocationEntry entry, string path)
    {
        if (!MpnId.TryParse(entry.MpnId, out var id))
            throw Wrong($"{path}.mpnId", "is no partner number");
        if (entry.Country is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)))
            throw Wrong($"{path}.country", "is not two capital letters");
        return new PartnerLocation(id, NameOf(entry.Name, path), entry.Country);
    }

    private static string NameOf(string? name, string path) =>
        string.IsNullOrWhiteSpace(name) ? throw Wrong($"{path}.name", "is missing") : name.Trim();

    private static bool IsSubtag(string part) => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit);

    private static InvalidDataException Wrong(string path, string what) => new($"In the partners file, {path} {what}.");

    private sealed record Document(IReadOnlyList<Entry>? Organisations);

    private sealed record Entry(
        string? Id, string? Name, string? Language, IReadOnlyList<LocationEntry>? Locations);

    private sealed record LocationEntry(string? MpnId, string? Name, string? Country);
}
