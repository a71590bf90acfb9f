using System.Globalization;
using Cpor.Ledger.Log;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Http;

/// <summary>Reads the values of a query string. A name that the door does not know is noted, not overlooked.</summary>
public sealed class QueryForm
{
    private readonly IQueryCollection _query;

    /// <summary>A query of these names.</summary>
    public QueryForm(IQueryCollection query, params ReadOnlySpan<string> names)
    {
        _query = query;
        foreach (var name in query.Keys)
        {
            if (!names.Contains(name))
                Form.Note(Short(name), "not-known", "This door takes no such parameter.");
        }
    }

    /// <summary>Where everything that is wrong is noted.</summary>
    public Form Form { get; } = new();

    /// <summary>The parameter's only value, null when it is absent.</summary>
    public string? Text(string name)
    {
        if (!_query.TryGetValue(name, out var values))
            return null;
        if (values is [{ Length: > 0 } only])
            return only;
        Form.Note(name, "not-one-value", "Give one value.");
        return null;
    }

    /// <summary>Each value of the parameter; several may be given by repeating it.</summary>
    public IReadOnlyList<string?>? Texts(string name) => _query.TryGetValue(name, out var values) ? [.. values] : null;

    /// <summary>A whole number between bounds, null when it is absent.</summary>
    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most)
            return number;
        Form.Note(name, "out-of-range", $"A whole number from {least} to {most}.");
        return null;
    }

    /// <summary>A position or size of the log, from 0, null when it is absent.</summary>
    public long? Position(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (LogPosition.Parse(text) is { } position)
            return position;
        Form.Note(name, "out-of-range", $"A whole number from 0 to {long.MaxValue}.");
        return null;
    }

    /// <summary>Yes or no, null when it is absent.</summary>
    public bool? Answer(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (text is "true" or "false")
            return text == "true";
        Form.Note(name, "not-one-of", "One of: false, true.");
        return null;
    }

    /// <summary>An instant with its offset from UTC (RFC 3339), null when it is absent.</summary>
    public Instant? Instant(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: { Year: > 0 and < 9999 } value })
            return value.ToInstant();
        Form.Note(name, "not-an-instant", "An instant as 2026-03-02T09:00:00Z.");
        return null;
    }

    /// <summary>Why personal data is read, as it is recorded: 1 to 200 characters.</summary>
    public string? Reason(bool mandatory)
    {
        var reason = Text("reason")?.Trim();
        if (reason is null && mandatory && !_query.ContainsKey("reason"))
            Form.Note("reason", "required", "Say why you read personal data; it is recorded.");
        if (reason is not null && TextRule.Name.ProblemOf("reason", reason) is { } problem)
            Form.Note(problem.Field, problem.Code, problem.Explanation);
        return reason;
    }

    private static string Short(string name) => name.Length <= 100 ? name : name[..100];
}
