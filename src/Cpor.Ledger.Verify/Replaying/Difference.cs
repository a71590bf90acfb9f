using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>Where two facts in their stored form differ.</summary>
internal static class Difference
{
    // Another edition of the time zones is another edition, and no other answer.
    private const string Edition = "tzdbVersion";

    /// <summary>The first member in which they differ, with both values; null when they are the same.</summary>
    public static string? Between(ClaimEvent stored, ClaimEvent again) =>
        stored.GetType() == again.GetType()
            ? Of(stored, again)
            : $"It is {ClaimEventNames.NameOf(again)}.";

    /// <summary>The first member in which they differ; null when they are the same.</summary>
    public static string? Between(JsonElement stored, JsonElement again, string path) =>
        (stored.ValueKind, again.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Names(stored).Union(Names(again))
                .Where(name => name != Edition)
                .Select(name => Between(Member(stored, name), Member(again, name), $"{path}.{name}"))
                .FirstOrDefault(found => found is not null),
            (JsonValueKind.Array, JsonValueKind.Array) =>
                Enumerable.Range(0, Math.Max(stored.GetArrayLength(), again.GetArrayLength()))
                    .Select(at => Between(Item(stored, at), Item(again, at), $"{path}[{at}]"))
                    .FirstOrDefault(found => found is not null),
            _ => Text(stored) == Text(again)
                ? null
                : $"'{path.TrimStart('.')}' is {Text(again)}, and {Text(stored)} was recorded.",
        };

    /// <summary>The first member in which two values of one type differ; null when they are the same.</summary>
    public static string? Of<T>(T stored, T again)
        where T : notnull => Between(Element(stored), Element(again), "");

    /// <summary>The stored form of a value.</summary>
    public static JsonElement Element(object value) =>
        JsonSerializer.SerializeToElement(value, value.GetType(), StoredFormat.Options);

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private static JsonElement Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) ? member : default;

    private static JsonElement Item(JsonElement json, int at) => at < json.GetArrayLength() ? json[at] : default;

    // A text can be written with other escapes.
    private static string Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.String => $"'{json.GetString()}'",
        _ => json.GetRawText(),
    };
}
