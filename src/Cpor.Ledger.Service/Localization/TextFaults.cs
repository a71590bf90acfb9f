using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.Service.Localization;

/// <summary>
/// The placeholders that a text has, without their braces. A single text names every one of them. A text in a list with
/// keys names those that it names in the first language.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlaceholdersAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>One text of a language.</summary>
/// <param name="Key">Where it stands in the file, such as <c>mail.news[corrected]</c>.</param>
/// <param name="Text">The text.</param>
/// <param name="Placeholders">Those that it may name.</param>
/// <param name="IsListed">Whether it stands in a list, which only other languages can be compared with.</param>
public sealed record LanguageText(string Key, string Text, IReadOnlyList<string> Placeholders, bool IsListed);

/// <summary>What is wrong with the texts of a language, apart from what cannot be read at all.</summary>
public static partial class TextFaults
{
    /// <summary>Every text of a language, or of a part of one.</summary>
    public static IEnumerable<LanguageText> Texts(object part, string path = "") =>
        from property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let names = property.GetCustomAttribute<PlaceholdersAttribute>()?.Names ?? []
        let key = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name)
        from text in property.GetValue(part) switch
        {
            string one => [new LanguageText(key, one, names, IsListed: false)],
            IReadOnlyList<string> list =>
                list.Select((one, index) => new LanguageText($"{key}[{index}]", one, names, IsListed: true)),
            IReadOnlyDictionary<string, string> map =>
                map.Select(one => new LanguageText($"{key}[{one.Key}]", one.Value, names, IsListed: true)),
            var section => Texts(section!, $"{key}."),
        }
        select text;

    /// <summary>The placeholders that a text names, without their braces.</summary>
    public static IEnumerable<string> PlaceholdersIn(string text) =>
        Placeholder().Matches(text).Select(found => found.Groups["name"].Value).Distinct();

    /// <summary>The faults, each with its language and key.</summary>
    public static IEnumerable<string> In(LanguageTexts texts, LanguageTexts first)
    {
        var wanted = Texts(first).ToDictionary(text => text.Key);
        var given = Texts(texts).ToDictionary(text => text.Key);
        return wanted.Keys.Except(given.Keys).Select(key => $"{key} is missing")
            .Concat(given.Keys.Except(wanted.Keys).Select(key => $"{key} is not known"))
            .Concat(given.Values.SelectMany(text => In(text, wanted.GetValueOrDefault(text.Key, text))))
            .Select(fault => $"{texts.Language}: {fault}.");
    }

    private static IEnumerable<string> In(LanguageText text, LanguageText first)
    {
        if (string.IsNullOrWhiteSpace(text.Text))
            return [$"{text.Key} is empty"];
        var named = PlaceholdersIn(text.Text).ToList();
        var wanted = text.IsListed ? PlaceholdersIn(first.Text ?? "") : text.Placeholders;
        IEnumerable<string> stray = Placeholder().Replace(text.Text, "").AsSpan().ContainsAny('{', '}')
            ? [$"{text.Key} has a brace that belongs to no placeholder"]
            : [];
        return wanted.Except(named).Select(name => $"{text.Key} leaves out {{{name}}}")
            .Concat(named.Except(wanted.Intersect(text.Placeholders))
                .Select(name => $"{text.Key} names {{{name}}}, which it does not have"))
            .Concat(stray);
    }

    [GeneratedRegex(@"\{(?<name>[a-z-]+)\}", RegexOptions.None, 1_000)]
    private static partial Regex Placeholder();
}
