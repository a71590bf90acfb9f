using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Cpor.Ledger.Service.Localization;

/// <summary>Reads the files of the languages strictly, so that no reader meets a text that is missing.</summary>
public static class LanguageFiles
{
    private const string Folder = "Localization/", Ending = ".json";

    private static readonly JsonSerializerOptions _strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>The files that the service carries, English first.</summary>
    public static IEnumerable<(string Language, string Json)> Embedded() =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith(Folder, StringComparison.Ordinal)
        let language = name[Folder.Length..^Ending.Length]
        orderby language != "en", language
        select (language, Content(name));

    /// <summary>The texts of several languages, in the order given.</summary>
    /// <param name="files">The first language says which texts the lists of the others must have.</param>
    /// <exception cref="FormatException">
    /// A text is missing, unknown, repeated or empty, or leaves out a placeholder or names one that it does not have.
    /// Everything that is wrong is told, one fault a line; what cannot be read at all is told alone.
    /// </exception>
    public static ImmutableArray<LanguageTexts> Read(IEnumerable<(string Language, string Json)> files)
    {
        ImmutableArray<LanguageTexts> all = [.. files.Select(file => Parse(file.Language, file.Json))];
        var faults = all.SelectMany(texts => TextFaults.In(texts, all[0])).ToList();
        return faults.Count == 0 ? all : throw new FormatException(string.Join('\n', faults));
    }

    private static LanguageTexts Parse(string language, string json)
    {
        try
        {
            var texts = JsonSerializer.Deserialize<LanguageTexts>(json, _strict);
            return texts?.Language == language
                ? texts
                : throw new FormatException($"{language}: the file is not of the language that it is named for.");
        }
        catch (JsonException unreadable)
        {
            throw new FormatException(
                $"{language}, line {unreadable.LineNumber + 1}, {unreadable.Path}: {unreadable.Message}", unreadable);
        }
    }

    private static string Content(string name)
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
