using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using NodaTime;

namespace Cpor.Ledger.Domain.Terms;

/// <summary>
/// The terms that a claim is judged by, with the programme's own calendar for what the programme promises.
/// </summary>
public sealed record Regime(ProgrammeTerms Terms, BusinessCalendar Calendar)
{
    /// <summary>A deadline of the programme towards partners, counted where the programme is at home.</summary>
    public Deadline Count(Period period, Instant from) =>
        Deadline.Count(period, from, Terms.DefaultLocale.Value, Calendar);
}
