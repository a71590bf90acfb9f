using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Verify.Tests.Logs;

/// <summary>JSON as PostgreSQL keeps it: the members with shorter names first, and no white space.</summary>
internal static class StoredJson
{
    public static byte[] Of(JsonElement json) =>
        Encoding.UTF8.GetBytes(Ordered(json)?.ToJsonString(StoredFormat.Options) ?? "null");

    private static JsonNode? Ordered(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(json.EnumerateObject()
            .OrderBy(member => Encoding.UTF8.GetByteCount(member.Name))
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Name, Ordered(member.Value)))),
        JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(Ordered)]),
        _ => JsonNode.Parse(json.GetRawText()),
    };
}
