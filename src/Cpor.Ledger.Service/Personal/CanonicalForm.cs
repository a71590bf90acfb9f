using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Cpor.Ledger.Service.Personal;

/// <summary>
/// Unicode normalization form C (UAX #15). The product runs without ICU, where <see cref="string.Normalize()"/> returns
/// its input unchanged, and no maintained package brings the tables; without it a name typed on one keyboard would not
/// be found when typed on another.
/// </summary>
public static class CanonicalForm
{
    private const int HangulSyllables = 0xAC00, HangulLeads = 0x1100, HangulVowels = 0x1161, HangulTrails = 0x11A7;
    private const int VowelCount = 21, TrailCount = 28, SyllableCount = 11172, LeadCount = 19;

    private static readonly CanonicalTables _tables = CanonicalTables.Load();

    /// <summary>The text in normalization form C.</summary>
    /// <exception cref="ArgumentException">The text holds half of a surrogate pair.</exception>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var runes = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i += char.IsSurrogate(text[i]) ? 2 : 1)
            Decompose(RuneAt(text, i), runes);
        Reorder(runes);
        return Compose(runes);
    }

    /// <summary>The same; false for text that holds half of a surrogate pair.</summary>
    public static bool TryOf(string text, [NotNullWhen(true)] out string? canonical)
    {
        canonical = IsWhole(text) ? Of(text) : null;
        return canonical is not null;
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogate(text[i]) ? 2 : 1)
        {
            if (!Rune.TryGetRuneAt(text, i, out _))
                return false;
        }

        return true;
    }

    private static int RuneAt(string text, int index) => Rune.TryGetRuneAt(text, index, out var rune)
        ? rune.Value
        : throw new ArgumentException("The text holds half of a surrogate pair.", nameof(text));

    private static void Decompose(int rune, List<int> into)
    {
        if (rune is >= HangulSyllables and < HangulSyllables + SyllableCount)
        {
            var syllable = rune - HangulSyllables;
            into.Add(HangulLeads + syllable / (VowelCount * TrailCount));
            into.Add(HangulVowels + syllable % (VowelCount * TrailCount) / TrailCount);
            if (syllable % TrailCount is var trail and > 0)
                into.Add(HangulTrails + trail);
        }
        else if (_tables.Decompositions.TryGetValue(rune, out var parts))
        {
            Decompose(parts.First, into);
            if (parts.Second is { } second)
                Decompose(second, into);
        }
        else
        {
            into.Add(rune);
        }
    }

    /// <summary>
    /// Marks on one base letter are sorted by class; the sort is stable, as marks of one class stack.
    /// </summary>
    private static void Reorder(List<int> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            var mark = _tables.ClassOf(runes[i]);
            for (var j = i; mark > 0 && j > 0 && _tables.ClassOf(runes[j - 1]) > mark; j--)
                (runes[j], runes[j - 1]) = (runes[j - 1], runes[j]);
        }
    }

    private static string Compose(List<int> runes)
    {
        var composed = new List<int>(runes.Count);
        var starter = -1;
        foreach (var rune in runes)
        {
            var mark = _tables.ClassOf(rune);
            // A mark reaches its base letter only past marks of a lower class.
            var blocked = starter >= 0 && composed.Count - 1 > starter && _tables.ClassOf(composed[^1]) >= mark;
            if (starter >= 0 && !blocked && Pair(composed[starter], rune) is { } whole)
            {
                composed[starter] = whole;
                continue;
            }

            if (mark == 0)
                starter = composed.Count;
            composed.Add(rune);
        }

        return string.Concat(composed.Select(rune => new Rune(rune).ToString()));
    }

    private static int? Pair(int first, int second)
    {
        if (first is >= HangulLeads and < HangulLeads + LeadCount
            && second is >= HangulVowels and < HangulVowels + VowelCount)
            return HangulSyllables + ((first - HangulLeads) * VowelCount + second - HangulVowels) * TrailCount;
        if (first is >= HangulSyllables and < HangulSyllables + SyllableCount
            && (first - HangulSyllables) % TrailCount == 0
            && second is > HangulTrails and < HangulTrails + TrailCount)
            return first + second - HangulTrails;
        return _tables.Compositions.TryGetValue((first, second), out var whole) ? whole : null;
    }
}

/// <summary>The tables behind <see cref="CanonicalForm"/>, read once from the text file beside it.</summary>
internal sealed record CanonicalTables(
    FrozenDictionary<int, (int First, int? Second)> Decompositions,
    FrozenDictionary<(int First, int Second), int> Compositions,
    FrozenDictionary<int, int> Classes)
{
    public int ClassOf(int rune) => rune < 0x300 ? 0 : Classes.GetValueOrDefault(rune);

    public static CanonicalTables Load()
    {
        using var stream = typeof(CanonicalTables).Assembly.GetManifestResourceStream("CanonicalForm.txt")!;
        var lines = new StreamReader(stream).ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).ToList();
        var classesFrom = lines.IndexOf("[classes]");
        var mappings = Mappings(Words(lines.Take(classesFrom))).ToList();
        return new CanonicalTables(
            mappings.ToFrozenDictionary(m => m.Whole, m => (m.First, m.Second)),
            mappings.Where(m => m is { Second: not null, Composes: true })
                .ToFrozenDictionary(m => (m.First, m.Second!.Value), m => m.Whole),
            Words(lines.Skip(classesFrom)).SelectMany(Range).ToFrozenDictionary());
    }

    private static IEnumerable<string> Words(IEnumerable<string> lines) =>
        lines.Where(line => !line.StartsWith('['))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<(int Whole, int First, int? Second, bool Composes)> Mappings(IEnumerable<string> words)
    {
        var code = 0;
        foreach (var word in words)
        {
            if (word[0] == '@')
            {
                code = Hex(word[1..]);
                continue;
            }

            var parts = word.TrimEnd('!').Split('+');
            yield return (code++, Hex(parts[0]), parts.Length > 1 ? Hex(parts[1]) : null, word[^1] != '!');
        }
    }

    private static IEnumerable<KeyValuePair<int, int>> Range(string word)
    {
        var (range, mark) = (word.Split('=')[0].Split('-'), word.Split('=')[1]);
        return Enumerable.Range(Hex(range[0]), Hex(range[^1]) - Hex(range[0]) + 1)
            .Select(rune => KeyValuePair.Create(rune, int.Parse(mark, CultureInfo.InvariantCulture)));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
