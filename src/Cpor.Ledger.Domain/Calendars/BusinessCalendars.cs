namespace Cpor.Ledger.Domain.Calendars;

/// <summary>
/// The calendars to count by, one for a country. A country without one is counted by <see cref="WeekendsOnly"/>.
/// </summary>
public sealed class BusinessCalendars
{
    private const string WeekendsOnlyId = "weekends-only";
    private const string Documents = "Cpor.Ledger.Domain.Calendars.Documents.";

    private readonly Dictionary<string, BusinessCalendar> _byCountry;

    /// <summary>A set of calendars.</summary>
    /// <exception cref="ArgumentException">Two are for one country, or none is "weekends-only".</exception>
    public BusinessCalendars(IEnumerable<BusinessCalendar> calendars)
    {
        All = calendars.OrderBy(calendar => calendar.Id, StringComparer.Ordinal).ToValueList();
        WeekendsOnly = All.FirstOrDefault(calendar => calendar.Id == WeekendsOnlyId)
            ?? throw new ArgumentException($"No calendar is \"{WeekendsOnlyId}\".", nameof(calendars));
        _byCountry = All.Where(calendar => calendar.Country is not null)
            .ToDictionary(calendar => calendar.Country!, StringComparer.Ordinal);
    }

    /// <summary>What the ledger ships with, embedded in its assembly.</summary>
    public static BusinessCalendars Shipped { get; } = new(ReadShipped());

    /// <summary>By id.</summary>
    public ValueList<BusinessCalendar> All { get; }

    /// <summary>Saturday and Sunday are free and nothing else is.</summary>
    public BusinessCalendar WeekendsOnly { get; }

    /// <summary>The calendar of a country (ISO 3166-1 alpha-2, upper case), or else the weekends alone.</summary>
    public BusinessCalendar For(string country) => _byCountry.GetValueOrDefault(country, WeekendsOnly);

    private static IEnumerable<BusinessCalendar> ReadShipped()
    {
        var assembly = typeof(BusinessCalendars).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Documents)))
        {
            using var document = assembly.GetManifestResourceStream(name)!;
            var json = new byte[document.Length];
            document.ReadExactly(json);
            yield return BusinessCalendar.Parse(json);
        }
    }
}
