using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Tests.Stored;

/// <summary>The stored facts beside this file, as the build copied them.</summary>
internal static class Samples
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Stored");

    /// <summary>Their names without the ending.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(_folder, "*.v*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(),
    ];

    /// <summary>Every fact by the names under which it is or was stored.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = ClaimEventNames.All
        .Select(entry => KeyValuePair.Create(entry.Value, entry.Key))
        .Concat(ClaimEventNames.Earlier)
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The stored name of the fact in a file.</summary>
    public static string AliasOf(string name) => string.Join('.', name.Split('.')[..2]);

    public static ClaimEvent Fact(string name) =>
        (ClaimEvent)Read(name).Deserialize(Types[AliasOf(name)], StoredFormat.Options)!;

    public static JsonNode Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, $"{name}.json")))!;

    /// <summary>The same with keys as PostgreSQL's jsonb keeps them: shorter ones first.</summary>
    public static JsonNode Sorted(JsonNode json) => json switch
    {
        JsonObject fields => new JsonObject(fields
            .OrderBy(field => field.Key.Length)
            .ThenBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(field.Key, field.Value is { } value ? Sorted(value) : null))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Sorted(item))]),
        _ => json.DeepClone(),
    };

    /// <summary>Every value that is neither object nor list, with its path.</summary>
    public static IEnumerable<(string Path, JsonNode? Value)> Values(JsonNode? json, string path = "") => json switch
    {
        JsonObject fields => fields.SelectMany(field => Values(field.Value, $"{path}.{field.Key}")),
        JsonArray items => items.SelectMany(item => Values(item, $"{path}[]")),
        _ => [(path, json)],
    };
}
