using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Terms;

namespace Cpor.Ledger.Service.Explaining;

/// <summary>
/// Explains a claim's facts by what is stored in them: nothing is decided again, and what the explanation says was
/// known when the fact was made.
/// </summary>
/// <param name="facts">Every fact of the claim.</param>
public sealed class ClaimExplanation(
    Claim claim, IReadOnlyList<RecordedFact> facts, Wording wording, Disclosure disclosure, TermsLibrary terms)
{
    /// <summary>The facts that decide something, or the one of a version; of a line those that concern it.</summary>
    public ExplanationView Of(int? version, LineId? line)
    {
        var texts = wording.Texts;
        var heading = Template.Fill(texts.Heading, ("claim", $"{claim.Id}"));
        List<ExplainedFactView> told =
        [
            .. facts
                .Where(recorded => version is { } one
                    ? recorded.Entry.Version == one
                    : DecisionOf(recorded.Fact) is not null)
                .Where(recorded => line is not { } only || recorded.Fact.LineIds.Contains(only))
                .Select(recorded => Tell(recorded, line)),
        ];
        IEnumerable<string> paragraphs = told.Count == 0
            ? [heading, texts.NothingDecided]
            : [heading, .. told.Select(fact => fact.Text)];
        return new ExplanationView
        {
            ClaimId = $"{claim.Id}",
            Version = claim.Version,
            Language = wording.Language,
            Heading = heading,
            Facts = told,
            Text = string.Join("\n\n", paragraphs) + "\n",
        };
    }

    /// <summary>Why a fact was decided, whichever fact it is; null when it only records something.</summary>
    public static DecisionRecord? DecisionOf(ClaimEvent fact) => fact.GetType().GetProperties()
        .Where(property => property.PropertyType == typeof(DecisionRecord))
        .Select(property => (DecisionRecord?)property.GetValue(fact))
        .FirstOrDefault();

    private ExplainedFactView Tell(RecordedFact recorded, LineId? line)
    {
        var entry = recorded.Entry;
        var decision = DecisionOf(recorded.Fact);
        List<RuleAnswer> rules = [.. (decision?.Rules ?? []).Select(rule => About(line, rule)).OfType<RuleAnswer>()];
        var view = new ExplainedFactView
        {
            Version = entry.Version,
            EventId = entry.EventId?.ToString(),
            Name = ClaimEventNames.NameOf(recorded.Fact),
            HappenedAt = entry.HappenedAt,
            Side = entry.Side.PublicName(),
            LineIds = [.. entry.LineIds.Select(id => $"{id}")],
            Reason = entry.Reason,
            Terms = decision is null
                ? null
                : new(decision.TermsId, decision.TermsHash, terms.Known(decision.TermsHash)?.Title),
            Rules = [.. rules.Select(Tell)],
            Deadlines = [.. Deadlines(recorded, rules).Select(promise => Tell(promise, entry.Version))],
            Text = "",
        };
        return view with { Text = string.Join('\n', Lines(recorded, view)) };
    }

    /// <summary>The rule with what it looked at of one line; null when it was asked of other lines alone.</summary>
    private static RuleAnswer? About(LineId? line, RuleAnswer rule)
    {
        if (line is null)
            return rule;
        var inputs = rule.Inputs.Where(input => input.LineId is null || input.LineId == line).ToValueList();
        return inputs.Count > 0 || rule.Inputs.Count == 0 ? rule with { Inputs = inputs } : null;
    }

    /// <summary>What the fact promises, and the promises among what its rules looked at.</summary>
    private IEnumerable<HistoryEntry> Deadlines(RecordedFact recorded, List<RuleAnswer> rules) => rules
        .SelectMany(rule => rule.Inputs)
        .Select(input => (input, Entry: Origin(input)?.Entry))
        .Where(found => found.Entry?.Deadline is { } deadline
            && found.input == RuleInput.At(
                found.input.Name, deadline.Counted.Ends, found.input.Event, found.input.LineId))
        .Select(found => found.Entry!)
        .Prepend(recorded.Entry)
        .Where(entry => entry.Deadline is not null)
        .DistinctBy(entry => entry.Version);

    private RecordedFact? Origin(RuleInput input) =>
        input.Event is { } version ? facts.ElementAtOrDefault(version - 1) : null;

    private ExplainedDeadlineView Tell(HistoryEntry promise, int toldBelow)
    {
        var deadline = promise.Deadline!;
        var shown = DeadlineViews.Of(deadline.Kind, deadline.Counted);
        var text = CountInWords.Of(deadline, promise.Version == toldBelow ? null : promise.Version, wording);
        return new ExplainedDeadlineView(
            promise.Version, shown.Kind, shown.Ends, shown.Provisional, shown.Workings, string.Join('\n', text));
    }

    private ExplainedRuleView Tell(RuleAnswer rule) =>
        new(rule.Rule, rule.Source, rule.Answer, [.. rule.Inputs.Select(Tell)], wording.Rule(rule));

    private ExplainedInputView Tell(RuleInput input)
    {
        var (isShown, origin) = (disclosure.Shows(input), Origin(input));
        var text = Template.Fill(
            wording.Texts.Input,
            ("input", wording.Input(input.Name)),
            ("value", isShown ? wording.Value(input.Value) : wording.Texts.Withheld));
        return new ExplainedInputView
        {
            Name = input.Name,
            Value = isShown ? input.Value : null,
            LineId = input.LineId?.ToString(),
            Version = input.Event,
            Fact = origin is null ? null : ClaimEventNames.NameOf(origin.Fact),
            HappenedAt = origin?.Entry.HappenedAt,
            Text = string.Join("; ", Beside(input, origin).Prepend(text)),
        };
    }

    private IEnumerable<string> Beside(RuleInput input, RecordedFact? origin)
    {
        if (input.LineId is { } line)
            yield return Template.Fill(wording.Texts.OfLine, ("line", TitleOf(line)));
        yield return origin is null
            ? wording.Texts.WithQuestion
            : Template.Fill(
                wording.Texts.FromFact,
                ("version", $"{origin.Entry.Version}"),
                ("fact", wording.Fact(origin.Entry.Action)),
                ("when", wording.Moment(origin.Entry.HappenedAt)));
    }

    private IEnumerable<string> Lines(RecordedFact recorded, ExplainedFactView view)
    {
        var (texts, entry) = (wording.Texts, recorded.Entry);
        yield return Template.Fill(
            texts.Fact,
            ("version", $"{entry.Version}"),
            ("fact", wording.Fact(entry.Action)),
            ("side", texts.Sides.GetValueOrDefault(view.Side, view.Side)),
            ("when", wording.Moment(entry.HappenedAt)));
        if (entry.Reason is { } reason)
            yield return $"  {Template.Fill(texts.Reason, ("reason", wording.Reason(reason)))}";
        if (entry.LineIds.Count > 0)
            yield return $"  {texts.Lines} {string.Join(", ", entry.LineIds.Select(TitleOf))}.";
        yield return $"  {TermsIn(view)}";
        foreach (var line in view.Rules.SelectMany(Lines))
            yield return $"  {line}";
        foreach (var line in view.Deadlines.SelectMany(deadline => deadline.Text.Split('\n')))
            yield return $"  {line}";
    }

    private IEnumerable<string> Lines(ExplainedRuleView rule)
    {
        yield return rule.Text;
        yield return $"  {wording.Texts.Source} {rule.Source}";
        if (rule.Inputs.Count == 0)
            yield break;
        yield return $"  {wording.Texts.LookedAt}";
        foreach (var input in rule.Inputs)
            yield return $"    {input.Text}";
    }

    private string TermsIn(ExplainedFactView view) => view.Terms is not { } known
        ? wording.Texts.RecordedOnly
        : Template.Fill(
            known.Title is null ? wording.Texts.UnknownTerms : wording.Texts.Terms,
            ("title", known.Title ?? ""),
            ("id", known.Id),
            ("hash", Wording.Abridged(known.Hash)));

    private string TitleOf(LineId id) =>
        claim is Claim.Filed filed
        && filed.Lines.FirstOrDefault(line => line.Id == id) is { } line
        && terms.Known(filed.Submission.Fact.Decision.TermsHash) is { } known
            ? LineTitle.Of(line.Unit, known)
            : $"{id}";
}
