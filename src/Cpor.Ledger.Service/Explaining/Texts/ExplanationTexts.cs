using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Explaining.Texts;

/// <summary>
/// Everything that explanations say in one language, read from the document of that language beside this file. What a
/// rule, a fact or an input is called is one line there; what has no words yet is shown by its public name.
/// </summary>
public sealed record ExplanationTexts
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    public required string Heading { get; init; }
    public required string NothingDecided { get; init; }
    public required string Fact { get; init; }
    public required string Reason { get; init; }
    public required string Lines { get; init; }
    public required string Terms { get; init; }
    public required string UnknownTerms { get; init; }
    public required string RecordedOnly { get; init; }
    public required string Rule { get; init; }
    public required string UnknownRule { get; init; }
    public required string UnknownAnswer { get; init; }
    public required string Source { get; init; }
    public required string Input { get; init; }
    public required string OfLine { get; init; }
    public required string FromFact { get; init; }
    public required string WithQuestion { get; init; }
    public required string Withheld { get; init; }
    public required string Moment { get; init; }
    public required string LocalMoment { get; init; }
    public required string Day { get; init; }

    public required string Deadline { get; init; }
    public required string PromisedBy { get; init; }
    public required string CountedDays { get; init; }
    public required string CountedElapsed { get; init; }
    public required string Calendar { get; init; }
    public required string EndOfDay { get; init; }
    public required string PromisedLater { get; init; }
    public required string Provisional { get; init; }
    public required string DayCounted { get; init; }
    public required string DayWeekend { get; init; }
    public required string DayHoliday { get; init; }
    public required string DayWorkingWeekend { get; init; }

    /// <summary>What comes before the list of what a rule looked at.</summary>
    public required string LookedAt { get; init; }

    /// <summary>What happened, by the names of the facts without their versions.</summary>
    public required Dictionary<string, string> Facts { get; init; }

    /// <summary>Who acted.</summary>
    public required Dictionary<string, string> Sides { get; init; }

    /// <summary>The rules as questions.</summary>
    public required Dictionary<string, string> Rules { get; init; }

    /// <summary>What rules answer.</summary>
    public required Dictionary<string, string> Answers { get; init; }

    /// <summary>What rules look at.</summary>
    public required Dictionary<string, string> Inputs { get; init; }

    /// <summary>Public codes among reasons and inputs' values; reasons and faults that mails have words for are theirs.
    /// </summary>
    public required Dictionary<string, string> Values { get; init; }

    /// <summary>What there is time for, by the kinds of deadlines.</summary>
    public required Dictionary<string, string> Deadlines { get; init; }

    /// <summary>What periods are counted in.</summary>
    public required Dictionary<string, string> Units { get; init; }

    /// <summary>How moments are written, and what codes mean; the same as in mails.</summary>
    [JsonIgnore]
    public MailTexts Mails => MailTexts.For(Language);

    /// <summary>The languages that there are texts in, English first.</summary>
    public static ImmutableArray<ExplanationTexts> All { get; } = [Read("en"), Read("ru")];

    /// <summary>The texts in a language, by its BCP 47 tag, or null when there are none.</summary>
    public static ExplanationTexts? In(string language) => All.FirstOrDefault(texts =>
        texts.Language.Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase));

    private static ExplanationTexts Read(string language)
    {
        using var document = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"Cpor.Ledger.Service.Explaining.Texts.{language}.json")!;
        return JsonSerializer.Deserialize<ExplanationTexts>(document, Strict)!;
    }
}
