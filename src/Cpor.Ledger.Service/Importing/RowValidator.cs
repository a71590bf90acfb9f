using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Http;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.Importing;

/// <summary>Reads the values of a row into domain words, with the codes that requests are refused with.</summary>
public sealed class RowValidator(ImportRow row)
{
    private readonly RequestValidator _validator = new();

    /// <summary>What is wrong so far, null for nothing.</summary>
    public Refusal? Refusal => _validator.Refusal;

    /// <summary>Notes something that is wrong.</summary>
    public void Note(string column, string code, string explanation) => _validator.Note(column, code, explanation);

    /// <summary>A value that must be given.</summary>
    public T Required<T>(string column)
        where T : struct, IValue<T> => _validator.Required<T>(column, row[column]);

    /// <summary>A value that may be left out.</summary>
    public T? Optional<T>(string column)
        where T : struct, IValue<T> => _validator.Optional<T>(column, row[column]);

    /// <summary>One of a closed list that must be given.</summary>
    public T RequiredOneOf<T>(string column)
        where T : struct, Enum => _validator.RequiredOneOf<T>(column, row[column]);

    /// <summary>Domain names with spaces between them, each once.</summary>
    public ValueList<Domain.Programmes.DomainName> DomainNames(string column) => Words(column)
        .Select(word => _validator.DomainName(column, word)).OfType<Domain.Programmes.DomainName>()
        .Distinct().ToValueList();

    /// <summary>Values of a closed list with spaces between them, each once; at least one must be given.</summary>
    public ValueList<T> SeveralOf<T>(string column)
        where T : struct, Enum => row[column] is null
        ? [_validator.RequiredOneOf<T>(column, null)]
        : _validator.SeveralOf<T>(column, Words(column));

    /// <summary>A name that must be given.</summary>
    public string RequiredName(string column)
    {
        if (row[column] is null)
            _validator.Note(column, "required", "This must be given.");
        return Name(column) ?? "";
    }

    /// <summary>A name that may be left out.</summary>
    public string? Name(string column)
    {
        if (row[column] is { } text && TextRule.Name.ProblemOf(column, text) is { } problem)
            _validator.Note(column, problem.Code, problem.Explanation);
        return row[column];
    }

    /// <summary>A date that must be given.</summary>
    public LocalDate RequiredDate(string column)
    {
        if (row[column] is null)
            _validator.Note(column, "required", "This must be given.");
        return Date(column) ?? default;
    }

    /// <summary>A date that may be left out.</summary>
    public LocalDate? Date(string column)
    {
        if (row[column] is not { } text)
            return null;
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
            return date;
        _validator.Note(column, "not-in-format", "This is no date such as 2020-08-26.");
        return null;
    }

    /// <summary>A country that may be left out.</summary>
    public string? Country(string column) => Checked(
        column,
        "ISO 3166-1 alpha-2 in upper case, as DE.",
        text => text.Length == 2 && text.All(char.IsAsciiLetterUpper));

    /// <summary>A time zone that may be left out.</summary>
    public string? TimeZone(string column) => Checked(
        column,
        "An IANA time zone, as Europe/Berlin.",
        text => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is not null);

    /// <summary>A language that may be left out.</summary>
    public string? Language(string column) => Checked(
        column,
        "A BCP 47 language tag, as de.",
        text => text.Length <= 35
            && text.Split('-').All(part => part.Length > 0 && part.All(char.IsAsciiLetterOrDigit)));

    private string[] Words(string column) => row[column]?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string? Checked(string column, string explanation, Func<string, bool> isRight)
    {
        if (row[column] is not { } text || isRight(text))
            return row[column];
        _validator.Note(column, "not-in-format", explanation);
        return null;
    }
}
