using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>Terms that a claim is not bound to, with the calendars to count by.</summary>
public sealed record OtherTerms(Regime Regime, BusinessCalendars Calendars)
{
    /// <summary>The terms alone.</summary>
    internal ProgrammeTerms Terms => Regime.Terms;

    /// <summary>
    /// A fact as it would be under these terms, everything else being as it was: bound to them, and with the deadlines
    /// that they promise. Facts that the terms have no say in stay as they are, also those of kinds unknown here.
    /// </summary>
    /// <param name="fact">The fact.</param>
    /// <param name="before">The claim before it under these terms; null for a fact of another claim.</param>
    internal ClaimEvent Have(ClaimEvent fact, Claim? before = null) => fact switch
    {
        Submitted submitted => submitted with
        {
            Exclusivity = Terms.Exclusivity.Value,
            Decision = Terms.Record(),
        },
        ReviewOpened opened => opened with { ReviewDue = Promise(opened.ReviewDue, Terms.ReviewPromise.Value) },
        InfoRequested asked => asked with { AnswerDue = Promise(asked.AnswerDue, Terms.AnswerWindow.Value) },
        CustomerNotified notified => notified with { OptOutEnds = Window(notified.OptOutEnds) },
        Official official => official with { Exclusivity = Terms.Exclusivity.Value },
        Migrated migrated => migrated with { Exclusivity = Terms.Exclusivity.Value },
        Rejected { DisputeEnds: { } ends } rejected => rejected with
        {
            DisputeEnds = LeaveDispute(rejected, before) ? Promise(ends, Terms.DisputeWindow.Value) : null,
        },
        Disputed disputed => disputed with { ReviewDue = Promise(disputed.ReviewDue, Terms.ReviewPromise.Value) },
        AssociationContested contested => contested with
        {
            HearingEnds = Promise(contested.HearingEnds, Terms.AnswerWindow.Value),
        },
        _ => fact,
    };

    /// <summary>A deadline towards the partner, from the same instant on.</summary>
    internal Deadline Promise(Deadline promised, Period period) =>
        Again(promised, period, Terms.DefaultLocale.Value, Regime.Calendar);

    /// <summary>Whether these terms leave a dispute to any of the lines of a fact.</summary>
    internal bool LeaveDispute(ClaimEvent rejection, Claim? before) =>
        before is not Claim.Filed filed || filed.Lines.Any(line =>
            rejection.LineIds.Contains(line.Id) && line.Disputes < Terms.Disputes.Value);

    private Deadline Window(Deadline promised)
    {
        var (own, otherwise) = (promised.Workings, Terms.DefaultLocale.Value);
        var locale = own.LocaleSource == LocaleSource.TenantDirectory
            ? otherwise with { Country = own.Country, TimeZone = own.TimeZone, Source = own.LocaleSource }
            : otherwise;
        return Again(promised, Terms.OptOutWindow.Value, locale, Calendars.For(locale.Country));
    }

    // The same period in the same place keeps its end, whichever edition of the calendar it was counted by.
    private static Deadline Again(Deadline promised, Period period, CustomerLocale locale, BusinessCalendar calendar) =>
        (period, locale.Country, locale.TimeZone)
            == (promised.Workings.Period, promised.Workings.Country, promised.Workings.TimeZone)
            ? promised
            : Deadline.Count(period, promised.Workings.From, locale, calendar);
}
