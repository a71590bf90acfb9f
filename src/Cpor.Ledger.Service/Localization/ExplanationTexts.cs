namespace Cpor.Ledger.Service.Localization;

/// <summary>What explanations say. What has no words yet is shown by its public name.</summary>
public sealed record ExplanationTexts
{
    [Placeholders("claim")] public required string Heading { get; init; }
    public required string NothingDecided { get; init; }
    [Placeholders("version", "fact", "side", "when")] public required string Fact { get; init; }
    [Placeholders("reason")] public required string Reason { get; init; }
    public required string Lines { get; init; }
    [Placeholders("title", "id", "hash")] public required string Terms { get; init; }
    [Placeholders("id", "hash")] public required string UnknownTerms { get; init; }
    public required string RecordedOnly { get; init; }
    [Placeholders("rule", "answer")] public required string Rule { get; init; }
    [Placeholders("rule", "answer")] public required string UnknownRule { get; init; }
    [Placeholders("answer")] public required string UnknownAnswer { get; init; }
    public required string Source { get; init; }
    [Placeholders("input", "value")] public required string Input { get; init; }
    [Placeholders("line")] public required string OfLine { get; init; }
    [Placeholders("version", "fact", "when")] public required string FromFact { get; init; }
    public required string WithQuestion { get; init; }
    public required string Withheld { get; init; }
    [Placeholders("day", "month", "year", "time")] public required string Moment { get; init; }
    [Placeholders("weekday", "day", "month", "year", "time", "zone", "offset")]
    public required string LocalMoment { get; init; }
    [Placeholders("weekday", "day", "month", "year")] public required string Day { get; init; }

    [Placeholders("deadline", "ends", "local")] public required string Deadline { get; init; }
    [Placeholders("version")] public required string PromisedBy { get; init; }
    [Placeholders("unit", "count", "from", "first")] public required string CountedDays { get; init; }
    [Placeholders("elapsed", "from")] public required string CountedElapsed { get; init; }
    [Placeholders("calendar", "hash", "country", "locale", "tzdb")] public required string Calendar { get; init; }
    [Placeholders("last")] public required string EndOfDay { get; init; }
    [Placeholders("counted")] public required string PromisedLater { get; init; }
    [Placeholders("known")] public required string Provisional { get; init; }
    [Placeholders("date", "index")] public required string DayCounted { get; init; }
    [Placeholders("date")] public required string DayWeekend { get; init; }
    [Placeholders("date", "name")] public required string DayHoliday { get; init; }
    [Placeholders("date", "name", "index")] public required string DayWorkingWeekend { get; init; }

    /// <summary>What comes before the list of what a rule looked at.</summary>
    public required string LookedAt { get; init; }

    /// <summary>What happened, by the names of the facts without their versions.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>Who acted.</summary>
    public required IReadOnlyDictionary<string, string> Sides { get; init; }

    /// <summary>The rules as questions.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    /// <summary>What rules answer.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>What rules look at.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Public codes among reasons and inputs' values, but for those of <see cref="CodeTexts"/>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What there is time for, by the kinds of deadlines.</summary>
    public required IReadOnlyDictionary<string, string> Deadlines { get; init; }

    /// <summary>What periods are counted in.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }
}
