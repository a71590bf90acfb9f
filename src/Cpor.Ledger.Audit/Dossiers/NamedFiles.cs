using System.Text.Json;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>What the events of a claim name by its hash.</summary>
/// <param name="Terms">Terms documents, from decision records.</param>
/// <param name="Calendars">Calendars, from the workings of deadlines.</param>
/// <param name="Documents">Proofs of execution that were attached.</param>
public sealed record NamedFiles(
    IReadOnlySet<string> Terms, IReadOnlySet<string> Calendars, IReadOnlySet<string> Documents)
{
    /// <summary>Looks by the name of the member alone: whatever an event is, it calls these so.</summary>
    public static NamedFiles In(IEnumerable<LogEntry> events)
    {
        var (terms, calendars, documents) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var one in events)
        {
            using var data = CompactJson.Parse(one.Data)!;
            terms.UnionWith(Texts(data.RootElement, "termsHash"));
            calendars.UnionWith(Texts(data.RootElement, "calendarVersion"));
            documents.UnionWith(Texts(data.RootElement, "sha256"));
        }

        return new NamedFiles(terms, calendars, documents);
    }

    private static IEnumerable<string> Texts(JsonElement json, string member) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(one =>
            one.NameEquals(member) && one.Value.ValueKind == JsonValueKind.String
                ? [one.Value.GetRawText().Trim('"')]
                : Texts(one.Value, member)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(one => Texts(one, member)),
        _ => [],
    };
}
