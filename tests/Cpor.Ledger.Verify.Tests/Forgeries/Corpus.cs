using System.Text.Encodings.Web;
using System.Text.Json;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>
/// Every dossier of these tests in a folder, with the policy to check them by and what is to be said of each, so that
/// other tools can be tried on them.
/// </summary>
internal static class Corpus
{
    private static readonly JsonSerializerOptions _lines = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static IReadOnlyList<Forgery> Forgeries { get; } =
        [.. FileForgeries.All, .. TreeForgeries.All, .. EntryForgeries.All, .. DecisionForgeries.All];

    /// <summary>Writes it; what each file is, and what is to be said of it.</summary>
    public static IReadOnlyList<Expected> Write(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "good"));
        Directory.CreateDirectory(Path.Combine(folder, "forged"));
        File.WriteAllText(Path.Combine(folder, "policy"), Trusted.PolicyText);
        var expected = new List<Expected>();
        foreach (var (kind, zip) in GoodDossiers.All)
            expected.Add(Write(folder, new($"good/{kind}.zip", kind, "good", null), zip()));
        foreach (var forgery in Forgeries)
        {
            var verdict = forgery.Outcome == Outcome.Decision ? "decision" : "cryptographic";
            expected.Add(Write(
                folder, new($"forged/{forgery.Kind}.zip", forgery.Kind, verdict, forgery.Code), forgery.Zip()));
        }

        File.WriteAllText(Path.Combine(folder, "expected.json"), JsonSerializer.Serialize(expected, _lines) + "\n");
        return expected;
    }

    private static Expected Write(string folder, Expected expected, byte[] zip)
    {
        File.WriteAllBytes(Path.Combine(folder, expected.File), zip);
        return expected;
    }

    /// <summary>What is to be said of a file.</summary>
    /// <param name="Verdict">One of good, cryptographic and decision.</param>
    /// <param name="Code">The fault that this tool names; null when good.</param>
    internal sealed record Expected(string File, string Kind, string Verdict, string? Code);
}
