using System.Text.RegularExpressions;

namespace Cpor.Ledger.Audit.Dossiers;

/// <summary>The names of the files in a dossier; it has no others.</summary>
internal static partial class DossierNames
{
    public const string Checkpoint = "checkpoint";
    public const string Head = "head.json";
    public const string HeadProof = "head.tlog-proof";
    public const string Terms = "terms/";
    public const string Calendars = "calendars/";
    public const string Documents = "documents/";

    /// <summary>What nothing proves: the same for people, and how to check it.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        ["report.en.html", "report.ru.html", "README.md", "README.ru.md"];

    public static string Event(int version) => $"events/{version:D6}.json";

    public static string Proof(int version) => $"events/{version:D6}.tlog-proof";

    public static string OfTerms(string hash) => $"{Terms}{hash}.json";

    public static string OfCalendar(string hash) => $"{Calendars}{hash}.json";

    public static string OfDocument(string hash) => Documents + hash;

    public static bool IsOfADossier(string name) =>
        name is Checkpoint or Head or HeadProof || Pages.Contains(name) || Numbered().IsMatch(name)
        || Hashed().IsMatch(name);

    /// <summary>The hash in a name.</summary>
    public static string Hash(string name) => name.Split('/', '.')[1];

    [GeneratedRegex(@"^events/(?!000000)[0-9]{6}\.(?:json|tlog-proof)\z", RegexOptions.None, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?:(?:terms|calendars)/[0-9a-f]{64}\.json|documents/[0-9a-f]{64})\z", RegexOptions.None, 1000)]
    private static partial Regex Hashed();
}
