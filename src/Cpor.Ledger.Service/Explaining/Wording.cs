using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Explaining.Texts;
using Cpor.Ledger.Service.Mail;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>Says moments, days and codes in one language.</summary>
public sealed class Wording(ExplanationTexts texts)
{
    private static readonly LocalTimePattern _exact =
        LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFF");

    private const int HashLength = 64, ShownOfHash = 12;

    public ExplanationTexts Texts => texts;

    /// <summary>An instant by UTC, exact to what is stored: a microsecond may decide.</summary>
    public string Moment(Instant instant)
    {
        var at = instant.InUtc();
        return Template.Fill(
            texts.Moment,
            ("day", $"{at.Day}"),
            ("month", texts.Mails.Months[at.Month - 1]),
            ("year", $"{at.Year}"),
            ("time", _exact.Format(at.TimeOfDay)));
    }

    /// <summary>An instant by the clocks of a place.</summary>
    public string Moment(Instant instant, string timeZone) =>
        LocalMoment.InWords(texts.LocalMoment, instant, timeZone, texts.Mails);

    public string Day(LocalDate date) =>
        LocalMoment.InWords(texts.Day, date.AtMidnight().InUtc().ToInstant(), "UTC", texts.Mails);

    /// <summary>What happened, by a fact's name without its version.</summary>
    public string Fact(string name) => texts.Facts.GetValueOrDefault(name, Spaced(name));

    public string Input(string name) => texts.Inputs.GetValueOrDefault(name, Spaced(name));

    /// <summary>A rule's question and answer; by their public names where there are no words.</summary>
    public string Rule(RuleAnswer asked)
    {
        var answer = texts.Answers.GetValueOrDefault(asked.Answer)
            ?? Template.Fill(texts.UnknownAnswer, ("answer", Value(asked.Answer)));
        return texts.Rules.TryGetValue(asked.Rule, out var question)
            ? Template.Fill(texts.Rule, ("rule", question), ("answer", answer))
            : Template.Fill(texts.UnknownRule, ("rule", asked.Rule), ("answer", answer));
    }

    /// <summary>Why something was refused or ended; of a contest, who won it and why.</summary>
    public string Reason(string code) => string.Join("; ", code.Split(": ").Select(part =>
        texts.Mails.Reasons.GetValueOrDefault(part) ?? Value(part)));

    /// <summary>A stored value as a person reads it: moments in words, codes where there are words for them.</summary>
    public string Value(string stored)
    {
        if (StoredFormat.InstantPattern.Parse(stored) is { Success: true, Value: var instant })
            return Moment(instant);
        return texts.Values.GetValueOrDefault(stored)
            ?? texts.Mails.Faults.GetValueOrDefault(stored)?.TrimEnd('.')
            ?? Abridged(stored);
    }

    /// <summary>The first digits of a digest; the whole of it is in the data.</summary>
    public static string Abridged(string text) =>
        text.Length == HashLength && text.All(char.IsAsciiHexDigitLower) ? $"{text[..ShownOfHash]}…" : text;

    private static string Spaced(string code) => code.Replace('-', ' ');
}
