using System.Globalization;
using System.Text;
using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// What a text must be like. Characters are counted as UTF-16 code units; space around the text does not count and is
/// not kept. Control characters are refused, in texts of one line also every kind of line break.
/// </summary>
public sealed record TextRule(int Longest, bool SeveralLines)
{
    /// <summary>Names, titles and the like.</summary>
    public static readonly TextRule Name = new(200, SeveralLines: false);

    /// <summary>Comments and reasons in words.</summary>
    public static readonly TextRule Comment = new(4_000, SeveralLines: true);

    /// <summary>What is wrong with a text, or null when nothing is.</summary>
    public FieldProblem? ProblemOf(string field, string text) => text switch
    {
        "" => new FieldProblem(field, "blank", "The text has no characters beside space."),
        _ when text.Length > Longest => new FieldProblem(field, "too-long", $"At most {Longest} characters."),
        _ when !text.EnumerateRunes().All(IsText) =>
            new FieldProblem(field, "control-character", "Control characters and broken characters are not taken."),
        _ => null,
    };

    /// <summary>A broken surrogate is read as the replacement character, which nobody means to send.</summary>
    private bool IsText(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => SeveralLines && rune.Value is '\n' or '\r' or '\t',
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => SeveralLines,
        _ => rune != Rune.ReplacementChar,
    };
}
