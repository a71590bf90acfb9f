using System.Text.Json;

namespace Cpor.Ledger.Audit.Tests;

/// <summary>The vectors of other implementations; where they come from stands beside them.</summary>
internal static class PublishedVectors
{
    public static List<JsonElement> Lines(string file) =>
        [.. File.ReadLines(Path.Combine(Folder, file)).Select(line => JsonElement.Parse(line))];

    public static JsonElement Document(string file) => JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Vectors");
}
