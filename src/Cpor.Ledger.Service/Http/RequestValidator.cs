using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Personal;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Http;

/// <summary>A personal text of a request, by its place among them.</summary>
public readonly record struct PersonalText(int Index);

/// <summary>The texts of a person.</summary>
public sealed record PersonalContact(PersonalText Name, PersonalText Email, PersonalText? Title);

/// <summary>
/// Reads the values of one request into domain words. Everything that is wrong is noted with its path, so that it can
/// be said at once; personal texts are set apart to be sealed for the fact that they will enter.
/// </summary>
/// <param name="eventAlias">The stored name of that fact; empty when the request brings no personal text.</param>
public sealed class RequestValidator(string eventAlias = "")
{
    private readonly List<FieldProblem> _problems = [];
    private readonly List<PlainText> _texts = [];
    private Refusal? _broken;

    /// <summary>
    /// What is wrong so far, null for nothing: values that are not in their format before broken rules.
    /// </summary>
    public Refusal? Refusal => _problems.Count == 0 ? _broken : HttpRefusals.RequestInvalid([.. _problems]);

    /// <summary>What is to be sealed.</summary>
    public IReadOnlyList<PlainText> Texts => _texts;

    /// <summary>Notes something that is wrong.</summary>
    public void Note(string field, string code, string explanation) =>
        _problems.Add(new FieldProblem(field, code, explanation));

    /// <summary>Refuses the request for a rule that its values break together; the first one counts.</summary>
    public void Refuse(Refusal broken) => _broken ??= broken;

    /// <summary>A value that may be left out.</summary>
    public T? Optional<T>(string field, string? text)
        where T : struct, IValue<T>
    {
        if (text is null)
            return null;
        if (T.TryParse(text, out var value))
            return value;
        Note(field, "not-in-format", $"This is not in the format of {Words(typeof(T).Name)}.");
        return null;
    }

    /// <summary>
    /// A domain name that may be left out. Letters typed as a base with its accent beside it are put together first:
    /// some keyboards and files write them so, and the domain takes them in one form only.
    /// </summary>
    public DomainName? DomainName(string field, string? text) =>
        Optional<DomainName>(field, text is null ? null : CanonicalForm.TryOf(text, out var whole) ? whole : text);

    /// <summary>A value that must be given.</summary>
    public T Required<T>(string field, string? text)
        where T : struct, IValue<T> => Optional<T>(field, Given(field, text)) ?? default;

    /// <summary>One of a closed list that must be given.</summary>
    public TEnum RequiredOneOf<TEnum>(string field, string? text)
        where TEnum : struct, Enum => Given(field, text) is { } given ? OneOf<TEnum>(field, given) : default;

    /// <summary>An instant, UTC, that may be left out.</summary>
    public Instant? Instant(string field, string? text)
    {
        if (text is null)
            return null;
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant })
            return instant;
        Note(field, "not-in-format", "This is not an instant such as 2026-03-01T00:00:00Z.");
        return null;
    }

    /// <summary>Values, none when left out.</summary>
    public ValueList<T> Several<T>(string field, IReadOnlyList<string?>? texts, int most)
        where T : struct, IValue<T> => Each(field, texts, most, Required<T>);

    /// <summary>The ids of lines of one claim, each once; none when left out.</summary>
    public ValueList<LineId> Lines(IReadOnlyList<string?>? ids, string field = "lineIds") =>
        Several<LineId>(field, ids, most: 50).Distinct().ToValueList();

    /// <summary>Values of a closed list, each once and in its order; none when left out.</summary>
    public ValueList<TEnum> SeveralOf<TEnum>(string field, IReadOnlyList<string?>? texts)
        where TEnum : struct, Enum =>
        Each(field, texts, most: 50, RequiredOneOf<TEnum>).Distinct().Order().ToValueList();

    /// <summary>The items of a list, each under its own path.</summary>
    public ValueList<TItem> Each<TSource, TItem>(
        string field, IReadOnlyList<TSource>? items, int most, Func<string, TSource, TItem> read)
    {
        if (items is null)
            return [];
        if (items.Count <= most)
            return items.Select((item, index) => read($"{field}[{index}]", item)).ToValueList();
        Note(field, "too-many", $"At most {most}.");
        return [];
    }

    /// <summary>A text that may be left out.</summary>
    /// <param name="inFact">The field's name in the fact; the path in kebab case when left out.</param>
    public PersonalText? Text(string field, string? text, TextRule rule, string? inFact = null)
    {
        if (text is null)
            return null;
        var trimmed = text.Trim();
        if (rule.ProblemOf(field, trimmed) is not { } problem)
            return Take(inFact ?? Kebab(field), trimmed);
        _problems.Add(problem);
        return null;
    }

    /// <summary>A text that must be given.</summary>
    public PersonalText RequiredText(string field, string? text, TextRule rule, string? inFact = null) =>
        Text(field, Given(field, text), rule, inFact) ?? default;

    /// <summary>A text that is not personal and may be left out.</summary>
    public void PlainText(string field, string? text, TextRule rule)
    {
        if (text is not null && rule.ProblemOf(field, text) is { } problem)
            _problems.Add(problem);
    }

    /// <summary>Why personal data is read, as it is recorded: 1 to 200 characters.</summary>
    public string? Reason(string? text)
    {
        var reason = text?.Trim();
        PlainText("reason", reason, TextRule.Name);
        return reason;
    }

    /// <summary>One of some words that may be left out.</summary>
    public string? OneOf(string field, string? text, IReadOnlyList<string> words)
    {
        if (text is null || words.Contains(text))
            return text;
        Note(field, "not-one-of", $"One of: {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>A person; name and address must both be given, the title need not.</summary>
    public PersonalContact? Contact(string field, Contact? contact) => contact is null
        ? null
        : new PersonalContact(
            RequiredText($"{field}.name", contact.Name, TextRule.Name),
            Email($"{field}.email", contact.Email),
            Text($"{field}.title", contact.Title, TextRule.Name));

    private PersonalText Email(string field, string? text)
    {
        if (Given(field, text) is { } given)
        {
            if (EmailAddress.TryParse(given.Trim(), out var address))
                return Take(Kebab(field), address);
            Note(field, "not-an-email-address", "This is not an e-mail address that the ledger takes.");
        }

        return default;
    }

    private TEnum OneOf<TEnum>(string field, string text)
        where TEnum : struct, Enum
    {
        if (PublicNames.Parse<TEnum>(text) is { } value)
            return value;
        Note(field, "not-one-of", $"One of: {PublicNames.All<TEnum>()}.");
        return default;
    }

    private string? Given(string field, string? text)
    {
        if (text is null)
            Note(field, "required", "This must be given.");
        return text;
    }

    private PersonalText Take(string field, string text)
    {
        _texts.Add(new PlainText(eventAlias, field, text));
        return new PersonalText(_texts.Count - 1);
    }

    private static string Kebab(string field) => string.Join(
        '.', field.Split('.').Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName));

    private static string Words(string type) => Kebab(type).Replace('-', ' ');
}
