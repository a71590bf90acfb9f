using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using NodaTime.TimeZones;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>The terms and calendars of a dossier, by their hashes.</summary>
internal sealed record Rulebook(
    IReadOnlyDictionary<string, ProgrammeTerms> Terms, IReadOnlyDictionary<string, BusinessCalendar> Calendars)
{
    /// <summary>Reads them; a fault when one of them is none.</summary>
    public static Reading<Rulebook> Read(Dossier dossier)
    {
        var terms = new Dictionary<string, ProgrammeTerms>();
        foreach (var (hash, document) in dossier.Terms)
        {
            if (Read(document, static bytes => TermsDocument.Parse(bytes)) is not { } read)
                return ReplayFaults.TermsUnreadable.Because(hash);
            terms.Add(hash, read);
        }

        var calendars = new Dictionary<string, BusinessCalendar>();
        foreach (var (hash, document) in dossier.Calendars)
        {
            if (Read(document, static bytes => BusinessCalendar.Parse(bytes)) is not { } read)
                return ReplayFaults.CalendarUnreadable.Because(hash);
            calendars.Add(hash, read);
        }

        return new Rulebook(terms, calendars);
    }

    /// <summary>Null when the deadline follows from its workings, else what is wrong.</summary>
    /// <param name="promised">The deadline.</param>
    /// <param name="atLeast">A later end that was promised in words, which then holds.</param>
    public Fault? Recount(Deadline promised, Instant? atLeast = null)
    {
        var workings = promised.Workings;
        var calendar = Calendars.GetValueOrDefault(workings.CalendarVersion);
        if (calendar is null || (calendar.Country is { } country && country != workings.Country))
            return ReplayFaults.AnotherCalendar;
        var locale = new CustomerLocale(workings.Country, workings.TimeZone, "en", workings.LocaleSource);
        var counted = Count(promised, locale, calendar);
        if (counted is null)
            return ReplayFaults.Miscounted.Because("It cannot be counted.");
        var again = counted with { Ends = atLeast is { } stated && stated > counted.Ends ? stated : counted.Ends };
        return Difference.Of(promised, again) is { } difference
            ? ReplayFaults.Miscounted.Because(difference)
            : null;
    }

    // There may be no such time zone, or no such day in any calendar.
    private static Deadline? Count(Deadline promised, CustomerLocale locale, BusinessCalendar calendar)
    {
        try
        {
            return Deadline.Count(promised.Workings.Period, promised.Workings.From, locale, calendar);
        }
        catch (Exception wrong) when (wrong is DateTimeZoneNotFoundException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static T? Read<T>(ReadOnlyMemory<byte> document, Func<byte[], T> parse)
        where T : class
    {
        try
        {
            return parse(document.ToArray());
        }
        // A stranger's document: whatever its reader stumbles over, it is none.
        catch (Exception)
        {
            return null;
        }
    }
}
