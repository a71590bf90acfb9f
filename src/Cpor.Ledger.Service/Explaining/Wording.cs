using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Localization;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>Says moments, days and codes in one language.</summary>
public sealed class Wording(LanguageTexts language)
{
    private static readonly LocalTimePattern _exact =
        LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFF");

    private const int HashLength = 64, ShownOfHash = 12;

    /// <summary>BCP 47 tag.</summary>
    public string Language => language.Language;

    public ExplanationTexts Texts => language.Explanation;

    /// <summary>An instant by UTC, exact to what is stored: a microsecond may decide.</summary>
    public string Moment(Instant instant)
    {
        var at = instant.InUtc();
        return Template.Fill(
            Texts.Moment,
            ("day", $"{at.Day}"),
            ("month", language.Moments.Months[at.Month - 1]),
            ("year", $"{at.Year}"),
            ("time", _exact.Format(at.TimeOfDay)));
    }

    /// <summary>An instant by the clocks of a place.</summary>
    public string Moment(Instant instant, string timeZone) =>
        LocalMoment.InWords(Texts.LocalMoment, instant, timeZone, language);

    public string Day(LocalDate date) =>
        LocalMoment.InWords(Texts.Day, date.AtMidnight().InUtc().ToInstant(), "UTC", language);

    /// <summary>What happened, by a fact's name without its version.</summary>
    public string Fact(string name) => Texts.Facts.GetValueOrDefault(name, Spaced(name));

    public string Input(string name) => Texts.Inputs.GetValueOrDefault(name, Spaced(name));

    /// <summary>A rule's question and answer; by their public names where there are no words.</summary>
    public string Rule(RuleAnswer asked)
    {
        var answer = Texts.Answers.GetValueOrDefault(asked.Answer)
            ?? Template.Fill(Texts.UnknownAnswer, ("answer", Value(asked.Answer)));
        return Texts.Rules.TryGetValue(asked.Rule, out var question)
            ? Template.Fill(Texts.Rule, ("rule", question), ("answer", answer))
            : Template.Fill(Texts.UnknownRule, ("rule", asked.Rule), ("answer", answer));
    }

    /// <summary>Why something was refused or ended; of a contest, who won it and why.</summary>
    public string Reason(string code) => string.Join("; ", code.Split(": ").Select(part =>
        language.Codes.Reasons.GetValueOrDefault(part) ?? Value(part)));

    /// <summary>A stored value as a person reads it: moments in words, codes where there are words for them.</summary>
    public string Value(string stored)
    {
        if (StoredFormat.InstantPattern.Parse(stored) is { Success: true, Value: var instant })
            return Moment(instant);
        return Texts.Values.GetValueOrDefault(stored)
            ?? language.Codes.Faults.GetValueOrDefault(stored)?.TrimEnd('.')
            ?? Abridged(stored);
    }

    /// <summary>The first digits of a digest; the whole of it is in the data.</summary>
    public static string Abridged(string text) =>
        text.Length == HashLength && text.All(char.IsAsciiHexDigitLower) ? $"{text[..ShownOfHash]}…" : text;

    private static string Spaced(string code) => code.Replace('-', ' ');
}
