using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>
/// Decisions that the rules did not make, written by who keeps the log, so that trees, signatures and chains are right.
/// </summary>
internal static class DecisionForgeries
{
    private static readonly Duration _day = Duration.FromDays(1);

    public static IEnumerable<Forgery> All =>
        [.. Times, .. Deadlines, .. Terms, .. Skipped, .. Records, .. Contents, .. Impossible];

    private static IEnumerable<Forgery> Times =>
    [
        Of<Official>("official-too-early", "decision-refused", "official", At<Official>(-Microsecond)),
        Of<Official>("official-days-too-early", "decision-refused", "official", At<Official>(-_day * 3)),
        Of<OptedOut>("opted-out-too-late", "decision-refused", "opted-out", At<OptedOut>(_day * 9)),
        Of<InfoProvided>("answered-too-late", "decision-refused", "customer-unreachable", At<InfoProvided>(_day * 40)),
        Of<Rejected>("lapsed-too-early", "decision-refused", "unanswered", At<Rejected>(-_day * 59)),
        Of<Disputed>("disputed-too-late", "decision-refused", "rejected-and-disputed", At<Disputed>(_day * 30)),
        Of<DisputeLapsed>("final-too-early", "decision-refused", "undisputed", At<DisputeLapsed>(-_day * 50)),
        Of<AssociationEnded>("expired-too-early", "decision-refused", "migrated", At<AssociationEnded>(-_day)),
        Of<Reminded>("reminded-too-early", "decided-otherwise", "reminded", At<Reminded>(-_day * 3)),
        Of<ContestDecided>("decided-unheard", "decision-refused", "challenger-won", decided => Unheard(decided) with
        {
            HappenedAt = Monday + (_day * 17),
        }),
        Of<ContestAnswered>("heard-too-late", "decision-refused", "incumbent-stayed", At<ContestAnswered>(_day * 20)),
        Of<AssociationEnded>("declined-in-another-regime", "other-terms", "declined-late", ended => ended with
        {
            Decision = ended.Decision with { TermsId = Terms2020.Id, TermsHash = Terms2020.Hash },
        }),
    ];

    private static IEnumerable<Forgery> Deadlines =>
    [
        OfWindow("window-a-day-longer", "deadline-miscounted", ends => ends with { Ends = ends.Ends + _day }),
        OfWindow("window-a-day-shorter", "deadline-miscounted", ends => ends with { Ends = ends.Ends - _day }),
        OfWindow("window-a-bit-longer", "deadline-miscounted", ends => ends with { Ends = ends.Ends + Microsecond }),
        OfWindow("window-provisional", "deadline-miscounted", ends => ends with { Provisional = !ends.Provisional }),
        OfWindow("window-from-another-day", "deadline-miscounted", ends => With(ends, workings => workings with
        {
            DayOfNotification = workings.DayOfNotification.PlusDays(-1),
        })),
        OfWindow("window-of-a-holiday", "deadline-miscounted", ends => With(ends, workings => workings with
        {
            Days = workings.Days
                .Select(day => day.Kind == DayKind.Holiday ? day with { Kind = DayKind.Counted, Name = null } : day)
                .ToValueList(),
        })),
        OfPromise("window-of-fewer-days", "decided-otherwise", ends => Count(ends, Period.BusinessDays(4), "gb")),
        OfPromise("window-of-calendar-days", "decided-otherwise", ends => Count(ends, Period.CalendarDays(5), "gb")),
        OfWindow("window-of-another-country", "another-calendar", ends => Count(ends, Period.BusinessDays(5), "ru")),
        OfWindow("window-of-no-time-zone", "deadline-miscounted", ends => With(ends, workings => workings with
        {
            TimeZone = "Europe/Nowhere",
        })),
        OfWindow("window-of-the-terms-place", "decided-otherwise", ends => With(ends, workings => workings with
        {
            LocaleSource = LocaleSource.TermsDefault,
        })),
        Of<CustomerNotified>("window-ends-before-stated", "deadline-miscounted", "official", notified => notified with
        {
            StatedEnds = notified.StatedEnds + _day,
        }),
        Of<ReviewOpened>("review-promised-later", "decided-otherwise", "official", opened => opened with
        {
            ReviewDue = Count(opened.ReviewDue, Period.BusinessDays(11), "us"),
        }),
        Of<InfoRequested>("answer-due-sooner", "decided-otherwise", "unanswered", asked => asked with
        {
            AnswerDue = Count(asked.AnswerDue, Period.BusinessDays(2), "us"),
        }),
        Of<Rejected>("dispute-window-shorter", "decided-otherwise", "undisputed", rejected => rejected with
        {
            DisputeEnds = Count(rejected.DisputeEnds!, Period.CalendarDays(3), "us"),
        }),
    ];

    private static IEnumerable<Forgery> Terms =>
    [
        Of<Validated>("terms-of-others", "other-terms", "official", fact => fact with
        {
            Decision = TermsDocument.Cpor2023.Record() with { Rules = fact.Decision.Rules },
        }),
        Of<Official>("terms-of-another-name", "other-terms", "official", fact => fact with
        {
            Decision = fact.Decision with { TermsId = "cpor" },
        }),
        Of<Submitted>("terms-that-are-none", "terms-unreadable", "official", fact => fact with
        {
            Decision = fact.Decision with { TermsHash = KnownDocuments.Add("{}"u8.ToArray()) },
        }),
        OfWindow("calendar-that-is-none", "calendar-unreadable", ends => With(ends, workings => workings with
        {
            CalendarVersion = KnownDocuments.Add("[]"u8.ToArray()),
        })),
        Forgery.OfDecision("terms-before-their-time", "terms-not-in-force", () =>
        {
            var terms = KnownDocuments.Of(Terms2020 with { Id = "later", EffectiveFrom = Monday + (_day * 2) });
            return new Story("early", TheClaim, new Desk(terms).Submit(TheClaim, Contoso, Details, Monday));
        }),
        Of<DetailsGiven>("submitted-without-what-the-terms-ask", "decision-refused", "official", given => given with
        {
            Details = given.Details with { PartnerContact = null },
        }),
    ];

    private static IEnumerable<Forgery> Skipped =>
    [
        Without<ReviewOpened>("skipped-review", "decision-refused", "official"),
        Forgery.OfDecision("skipped-check", "decision-refused", () => TrueStories.Named("official").With(
            fact => fact is CheckRecorded { Check: AutomaticChecks.ProofReuse } ? [] : [fact])),
        Of<CheckRecorded>("failed-check-passed-over", "decided-otherwise", "official", check => check with
        {
            Results = check.Results
                .Select(result => result with { Outcome = CheckOutcome.Failed, Code = "found" }).ToValueList(),
        }),
        Without<Validated>("skipped-acceptance", "decision-refused", "official"),
        Without<CustomerNotified>("customer-never-told", "decision-refused", "official"),
        Without<ProofAttached>("submitted-without-proof", "decision-refused", "official"),
        Without<Disputed>("refused-twice-undisputed", "decision-refused", "rejected-and-disputed"),
        Without<CorrectionProposed>("corrected-unproposed", "impossible-fact", "corrected"),
        Without<InfoRequested>("answer-to-no-question", "decision-refused", "customer-unreachable"),
        Without<Contested>("contest-out-of-nothing", "decided-otherwise", "challenger-won"),
        Without<AssociationContested>("contest-never-opened", "decision-refused", "incumbent-lost"),
    ];

    private static IEnumerable<Forgery> Records =>
    [
        OfRecord("record-answer", rules => [.. rules.SkipLast(1), rules[^1] with { Answer = "no" }]),
        OfRecord("record-source", rules => [.. rules.SkipLast(1), rules[^1] with { Source = "somewhere else" }]),
        OfRecord("record-rule-left-out", rules => [.. rules.SkipLast(1)]),
        OfRecord("record-rule-added", rules => [.. rules, rules[0]]),
        OfRecord("record-order", rules => [rules[1], rules[0], .. rules.Skip(2)]),
        OfRecord("record-of-another-event", rules =>
            [.. rules.SkipLast(1), rules[^1] with { Inputs = [rules[^1].Inputs[0] with { Event = 1 }] }]),
        OfRecord("record-of-another-document", rules =>
            [.. rules.SkipLast(1), rules[^1] with { Inputs = [rules[^1].Inputs[0] with { Value = LetterDigest }] }]),
        Of<Official>("record-of-another-time", "decided-otherwise", "official", fact => fact with
        {
            Decision = fact.Decision with
            {
                Rules = [.. fact.Decision.Rules.SkipLast(1), fact.Decision.Rules[^1] with { Inputs = [] }],
            },
        }),
        Of<AssociationEnded>("corrected-by-one-reviewer", "decision-refused", "corrected", ended => ended with
        {
            Decision = Replace(ended.Decision, "confirmed-by", "reviewer-1"),
        }),
        Of<Contested>("contested-by-another", "decided-otherwise", "challenger-won", contested => contested with
        {
            Slots = [contested.Slots[0] with { HolderClaimId = TrueStories.Successor }],
        }),
    ];

    private static IEnumerable<Forgery> Contents =>
    [
        Of<Official>("official-for-another-partner", "decided-otherwise", "official", fact => fact with
        {
            OrganisationId = Fabrikam,
        }),
        Of<Official>("official-for-another-location", "decided-otherwise", "official", fact => fact with
        {
            MpnId = ContosoLondon,
        }),
        Of<Official>("official-from-earlier-on", "decided-otherwise", "official", fact => fact with
        {
            EffectiveAt = fact.EffectiveAt - _day,
        }),
        Of<Official>("official-for-one-line", "decided-otherwise", "official", fact => fact with { LineIds = [Teams] }),
        Of<Official>("official-for-refused-lines", "decided-otherwise", "opted-out-of-one", fact => fact with
        {
            LineIds = [Exchange, Teams],
        }),
        Of<OptedOut>("opted-out-of-another-window", "decision-refused", "opted-out", fact => fact with
        {
            WindowId = SecondWindow,
        }),
        Of<Submitted>("submitted-for-more-programmes", "decided-otherwise", "official", fact => fact with
        {
            PaymentOptOut = true,
        }),
        Of<RejectedFinally>("final-without-a-reason", "decided-otherwise", "rejected-and-disputed", fact => fact with
        {
            Codes = ["found"],
        }),
        Forgery.OfDecision("disputable-twice", "decided-otherwise", () => TrueStories.Named("rejected-and-disputed")
            .With<RejectedFinally>(Disputable)),
        Of<AssociationEnded>("superseded-earlier", "decided-otherwise", "incumbent-lost", fact => fact with
        {
            EffectiveAt = fact.EffectiveAt - _day,
        }),
        Of<AssociationEnded>("ended-for-more-lines", "decided-otherwise", "disassociated", fact => fact with
        {
            Slots = [],
        }),
        Of<ContestDecided>("won-by-the-other", "decided-otherwise", "challenger-lost", fact => fact with
        {
            Winner = ContestSide.Challenger,
        }),
        Of<Commented>("reviewer-on-a-draft", "decision-refused", "official", fact => fact with
        {
            Side = ClaimSide.Reviewer,
        }),
        Forgery.OfDecision("half-a-decision", "decided-otherwise", () => TrueStories.Named("customer-unreachable").With(
            fact => fact is InfoRequested { CustomerUnreachable: true } ? [] : [fact])),
        Forgery.OfDecision("proof-twice", "decision-refused", () => TrueStories.Named("official").With(
            fact => fact is ProofAttached proof ? [proof, proof with { ProofId = Letter }] : [fact])),
    ];

    private static IEnumerable<Forgery> Impossible =>
    [
        And("created-twice", "impossible-fact", story => story.Facts[0]),
        And("submitted-twice", "impossible-fact", story => story.Facts.OfType<Submitted>().Single()),
        And("edited-after-submission", "impossible-fact", story => story.Facts.OfType<DetailsGiven>().Single()),
        And("withdrawn-after-official", "decision-refused", story => new Withdrawn(
            TheClaim, [Exchange, Teams], story.Facts[^1].HappenedAt, null)),
        And("refused-after-official", "decision-refused", story =>
            TrueStories.Named("opted-out").Facts.OfType<OptedOut>().Single() with
            {
                HappenedAt = story.Facts[^1].HappenedAt,
            }),
        And("official-twice", "decided-otherwise", story => story.Facts[^1]),
        Forgery.OfDecision("official-after-opting-out", "decided-otherwise", () =>
        {
            var story = TrueStories.Named("opted-out");
            return story with { Facts = [.. story.Facts, TrueStories.Named("official").Facts[^1]] };
        }),
        Without<DraftCreated>("never-created", "impossible-fact", "official"),
        And("nobodys-lines-removed", "decision-refused", story => new LineRemoved(
            TheClaim,
            [Exchange],
            story.Facts[^1].HappenedAt,
            ClaimSide.Reviewer,
            null,
            story.Facts.OfType<Official>().Single().Decision)),
    ];

    private static Forgery Of<T>(string kind, string code, string story, Func<T, ClaimEvent> change)
        where T : ClaimEvent => Forgery.OfDecision(kind, code, () => TrueStories.Named(story).With(change));

    private static Forgery OfWindow(string kind, string code, Func<Deadline, Deadline> change) => Of<CustomerNotified>(
        kind, code, "over-christmas", notified => notified with { OptOutEnds = change(notified.OptOutEnds) });

    /// <summary>Another window that the mail states as well.</summary>
    private static Forgery OfPromise(string kind, string code, Func<Deadline, Deadline> change) => Of<CustomerNotified>(
        kind, code, "over-christmas", notified => notified with
        {
            OptOutEnds = change(notified.OptOutEnds),
            StatedEnds = change(notified.OptOutEnds).Ends,
        });

    private static Forgery OfRecord(string kind, Func<ValueList<RuleAnswer>, ValueList<RuleAnswer>> change) =>
        Of<Validated>(kind, "decided-otherwise", "official", fact => fact with
        {
            Decision = fact.Decision with { Rules = change(fact.Decision.Rules) },
        });

    private static Forgery Without<T>(string kind, string code, string story)
        where T : ClaimEvent => Forgery.OfDecision(kind, code, () =>
        {
            var told = TrueStories.Named(story);
            return told.With(fact => fact is T && fact.ClaimId == told.Claim ? [] : [fact]);
        });

    private static Forgery And(string kind, string code, Func<Story, ClaimEvent> added) =>
        Forgery.OfDecision(kind, code, () =>
        {
            var story = TrueStories.Named("official");
            return story with { Facts = [.. story.Facts, added(story)] };
        });

    private static Func<T, ClaimEvent> At<T>(Duration later)
        where T : ClaimEvent => fact => fact with { HappenedAt = fact.HappenedAt + later };

    private static Deadline With(Deadline ends, Func<DeadlineWorkings, DeadlineWorkings> change) =>
        ends with { Workings = change(ends.Workings) };

    /// <summary>Counted rightly, but not what was to be counted.</summary>
    private static Deadline Count(Deadline promised, Period period, string calendar)
    {
        var workings = promised.Workings;
        return Deadline.Count(
            period,
            workings.From,
            new CustomerLocale(workings.Country, workings.TimeZone, "en", workings.LocaleSource),
            BusinessCalendars.Shipped.All.Single(known => known.Id == calendar));
    }

    private static DecisionRecord Replace(DecisionRecord record, string input, string value) => record with
    {
        Rules = record.Rules.Select(rule => rule with
        {
            Inputs = rule.Inputs.Select(one => one.Name == input ? one with { Value = value } : one).ToValueList(),
        }).ToValueList(),
    };

    private static ContestDecided Unheard(ContestDecided decided) => decided with
    {
        Decision = decided.Decision with
        {
            Rules = decided.Decision.Rules
                .Select(rule => rule.Rule == "incumbent-heard" ? rule with { Answer = "in-silence" } : rule)
                .ToValueList(),
        },
    };

    private static Rejected Disputable(RejectedFinally fact) => new(
        fact.ClaimId,
        fact.LineIds,
        fact.HappenedAt,
        fact.Reason,
        fact.Codes,
        fact.Defects,
        fact.Comment,
        fact.Decision)
    {
        DisputeEnds = new Desk().Regime.Count(Terms2020.DisputeWindow.Value, fact.HappenedAt),
    };
}
