using System.Globalization;
using System.Text.Json;

namespace Cpor.Ledger.Log.Verifying;

/// <summary>What an entry says of itself, member by member as it is written.</summary>
internal sealed class EntryText
{
    private readonly Dictionary<string, string> _members;

    private EntryText(Dictionary<string, string> members) => _members = members;

    public Guid Id => Guid.TryParse(Text("id"), out var id) ? id : Guid.Empty;

    public string Type => Text("type");

    public Guid Stream => Guid.TryParse(Text("subject").Split('/')[^1], out var id) ? id : Guid.Empty;

    public long Version => Number(_members.GetValueOrDefault("streamversion", "")) ?? -1;

    public long Sequence => Number(Text("sequence")) ?? -1;

    public long? Previous => Number(Text("previoussequence"));

    /// <summary>Null when the bytes are no JSON object.</summary>
    public static EntryText? Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind != JsonValueKind.Object
                ? null
                : new EntryText(document.RootElement.EnumerateObject()
                    .DistinctBy(member => member.Name)
                    .ToDictionary(member => member.Name, member => member.Value.GetRawText()));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The members that the two do not have in common.</summary>
    public HashSet<string> DifferingFrom(EntryText other) =>
    [
        .. _members.Keys.Union(other._members.Keys)
            .Where(name => _members.GetValueOrDefault(name) != other._members.GetValueOrDefault(name)),
    ];

    private string Text(string member) => _members.GetValueOrDefault(member, "").Trim('"');

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
