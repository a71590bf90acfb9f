using System.Collections.Immutable;

namespace Cpor.Ledger.Service.Localization;

/// <summary>
/// Everything that the ledger says to customers and partners in one language: the file of that language beside this
/// one. A language is added by adding its file.
/// </summary>
public sealed record LanguageTexts
{
    /// <summary>BCP 47 tag; the file is named for it.</summary>
    public required string Language { get; init; }

    /// <summary>The language in its own words.</summary>
    public required string OwnName { get; init; }

    public required MomentTexts Moments { get; init; }
    public required CodeTexts Codes { get; init; }
    public required MailTexts Mail { get; init; }
    public required OptOutTexts OptOut { get; init; }
    public required ErasureTexts Erasure { get; init; }
    public required ProofTemplateTexts ProofTemplate { get; init; }
    public required DossierTexts Dossier { get; init; }
    public required ExplanationTexts Explanation { get; init; }

    /// <summary>The languages that there are texts in, English first.</summary>
    /// <exception cref="TypeInitializationException">A file is not as <see cref="LanguageFiles"/> wants it.</exception>
    public static ImmutableArray<LanguageTexts> All { get; } = LanguageFiles.Read(LanguageFiles.Embedded());

    /// <summary>The texts for a BCP 47 tag, by its language alone; null when there are none.</summary>
    public static LanguageTexts? In(string? language) => All.FirstOrDefault(texts =>
        texts.Language.Equals(language?.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>The texts for a BCP 47 tag, by its language alone; English when there are none.</summary>
    public static LanguageTexts For(string language) => In(language) ?? All[0];
}

/// <summary>How moments are written, in all that the ledger says.</summary>
public sealed record MomentTexts
{
    /// <summary>Monday first.</summary>
    public required IReadOnlyList<string> Weekdays { get; init; }

    /// <summary>Monday first, in the form that follows "until the end of".</summary>
    public required IReadOnlyList<string> WeekdaysAfterEndOf { get; init; }

    /// <summary>In the form that follows a day's number.</summary>
    public required IReadOnlyList<string> Months { get; init; }

    [Placeholders("weekday-after-end-of", "day", "month", "year", "zone", "offset")]
    public required string UntilEndOfDay { get; init; }

    [Placeholders("time", "weekday", "day", "month", "year", "zone", "offset")]
    public required string UntilTime { get; init; }
}

/// <summary>Public codes in words, for mails and explanations.</summary>
public sealed record CodeTexts
{
    /// <summary>Why a claim was rejected, by the public names of the reasons.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>What a reviewer may ask for, by the public names of the items.</summary>
    public required IReadOnlyDictionary<string, string> RequestedItems { get; init; }

    /// <summary>What is wrong: defects of a proof and failed checks, by their codes.</summary>
    public required IReadOnlyDictionary<string, string> Faults { get; init; }
}
