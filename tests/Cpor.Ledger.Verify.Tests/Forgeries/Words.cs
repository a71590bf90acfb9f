using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>One word of one fact that who keeps the log changes, and nothing else.</summary>
/// <param name="Name">The fact's name and the path of the word, without places in lists.</param>
/// <param name="Place">Which entry of the log.</param>
/// <param name="Path">The members and places that lead to it.</param>
internal sealed record Words(Story Story, string Name, int Place, IReadOnlyList<string> Path)
{
    // Their files would be missing; documents that are none are forgeries of their own.
    private static readonly string[] _filesOfTheirOwn = ["termsHash", "calendarVersion"];

    /// <summary>Every word of every fact of the claim that a story is about.</summary>
    public static IEnumerable<Words> In(Story story) =>
        from entry in story.Log().Entries
        where entry.Subject == SmallLog.SubjectOf(story.Claim)
        from path in Paths(JsonNode.Parse(entry.Data.Span), [])
        where !_filesOfTheirOwn.Contains(path[^1])
        let name = string.Join('.', path.Where(step => !step.All(char.IsAsciiDigit)))
        select new Words(story, $"{entry.Type} {name}", (int)entry.Position, path);

    /// <summary>The dossier with another word there.</summary>
    public Dossier Changed()
    {
        var log = new SmallLog();
        foreach (var entry in Story.Log().Entries)
            log.Add(entry.Position == Place ? Changed(entry) : entry);
        return log.DossierOf(Story.Claim);
    }

    private LogEntry Changed(LogEntry entry)
    {
        var data = JsonNode.Parse(entry.Data.Span)!;
        var holder = Path.SkipLast(1).Aggregate(data, (node, step) => Step(node, step)!);
        var value = Other(Step(holder, Path[^1])!);
        if (holder is JsonArray list)
            list[int.Parse(Path[^1])] = value;
        else
            holder[Path[^1]] = value;
        var changed = entry with { Data = Encoding.UTF8.GetBytes(data.ToJsonString(StoredFormat.Options)) };
        return Path is ["happenedAt"]
            ? changed with { Time = InstantPattern.ExtendedIso.Parse(value.GetValue<string>()).Value.ToDateTimeOffset() }
            : changed;
    }

    private static JsonNode? Step(JsonNode node, string step) =>
        node is JsonArray list ? list[int.Parse(step)] : node[step];

    private static IEnumerable<IReadOnlyList<string>> Paths(JsonNode? node, IReadOnlyList<string> path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, [.. path, member.Key])),
        JsonArray list => list.SelectMany((item, at) => Paths(item, [.. path, $"{at}"])),
        _ => [path],
    };

    private static JsonNode Other(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        JsonValueKind.Number => value.GetValue<long>() + 1,
        _ => Other(value.GetValue<string>()),
    };

    private static string Other(string text)
    {
        if (StoredFormat.InstantPattern.Parse(text) is { Success: true, Value: var instant })
            return StoredFormat.InstantPattern.Format(instant + Duration.FromDays(1));
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
            return LocalDatePattern.Iso.Format(date.PlusDays(1));
        return text[^1] == '1' ? text[..^1] + "2" : char.IsAsciiHexDigitLower(text[^1]) ? text[..^1] + "1" : text + "x";
    }
}
