using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests.Stories;

/// <summary>What can happen to claims: together they hold every kind of fact.</summary>
internal static class TrueStories
{
    public static readonly ClaimId Successor = ClaimId.Parse("01900000-0000-7000-8000-000000000003");

    private static readonly Instant _wednesday = Instant.FromUtc(2020, 9, 16, 9, 30, 15) + Microsecond * 5;
    private static readonly Duration _week = Duration.FromDays(7);
    private static readonly CustomerLocale _tokyo = new("JP", "Asia/Tokyo", "en", LocaleSource.TenantDirectory);
    private static readonly CustomerLocale _dubai = new("AE", "Asia/Dubai", "en", LocaleSource.TenantDirectory);
    private static readonly ClaimDetails _fabrikams = Details with { Lines = [new(FabrikamsLine, TeamsWorkload)] };

    public static IReadOnlyList<Story> All { get; } =
    [
        new("opted-out", TheClaim, Notified().Ask(TheClaim, Tuesday + _week, new OptOut(FirstWindow, [], Terms2020))),
        OptedOutOfOne,
        Official,
        OverHolidays("over-christmas", Instant.FromUtc(2020, 12, 22, 12, 0), London),
        OverHolidays("over-golden-week", Instant.FromUtc(2021, 4, 27, 3, 0), _tokyo),
        OverHolidays("over-another-weekend", Instant.FromUtc(2020, 10, 14, 12, 0), _dubai),
        new("sold-with-one-subscription", TheClaim, Sold()),
        Reminded,
        new("rejected-and-disputed", TheClaim, Refused()),
        new("following-a-refused-claim", Successor, Followed()),
        new("refused-and-followed", TheClaim, Followed()),
        Undisputed,
        new("checks-failed", TheClaim, Submitted().Check(TheClaim, Tuesday, "subscription-not-of-the-tenant")),
        Unanswered,
        Unreachable,
        new("challenger-won", TheClaim, Contested(ContestSide.Challenger)),
        new("incumbent-lost", FabrikamsClaim, Contested(ContestSide.Challenger)),
        new("challenger-lost", TheClaim, Contested(ContestSide.Incumbent)),
        new("incumbent-stayed", FabrikamsClaim, Contested(ContestSide.Incumbent)),
        new("challenge-dropped", FabrikamsClaim, Challenged().Ask(TheClaim, Late, new Withdraw(Text("comment", "no")))),
        new("withdrawn", TheClaim, Challenged().Ask(TheClaim, Late, new Withdraw(null))),
        Migrated,
        Corrected,
        DeclinedLate,
        new("disassociated", TheClaim, Made().Ask(
            TheClaim, Late, new EndAssociation([Teams], Text("comment", "goodbye"), Terms2020))),
        new("subscription-ended", TheClaim, Sold().Ask(
            TheClaim, Late, new EndWithSubscription(SalesSubscription, Late - _week, Terms2020))),
        SevenDays,
        new("erased", TheClaim, Made().Ask(TheClaim, Late, new ErasePersonalData(
            ErasureScope.AllPersonalData, ErasureBasis.DataSubjectRequest, CaseReference.Parse("DSR-2020-0017")))),
    ];

    public static Story Named(string name) => All.Single(story => story.Name == name);

    /// <summary>Long after any window of these stories.</summary>
    private static Instant Late => Monday + Duration.FromDays(60);

    private static Desk Submitted(ProgrammeTerms? terms = null) =>
        new Desk(terms ?? Terms2020).Submit(TheClaim, Contoso, Details, Monday);

    private static Desk UnderReview(ProgrammeTerms? terms = null) => Submitted(terms).Check(TheClaim, Tuesday);

    private static Desk Notified(ProgrammeTerms? terms = null) =>
        UnderReview(terms).Notify(TheClaim, FirstWindow, _wednesday);

    private static Desk Made(ProgrammeTerms? terms = null) => Notified(terms).Close(TheClaim, FirstWindow);

    private static Story Official => new("official", TheClaim, Made());

    private static Story OptedOutOfOne => new("opted-out-of-one", TheClaim, Notified()
        .Ask(TheClaim, Tuesday + _week, new OptOut(FirstWindow, [Teams], Terms2020))
        .Close(TheClaim, FirstWindow));

    private static Story OverHolidays(string name, Instant told, CustomerLocale customer) => new(
        name, TheClaim, new Desk()
        .Submit(TheClaim, Contoso, Details, told - _week)
        .Check(TheClaim, told - Duration.FromDays(6))
        .Notify(TheClaim, FirstWindow, told, customer)
        .Close(TheClaim, FirstWindow));

    private static Desk Sold() => new Desk()
        .Submit(TheClaim, Contoso, SalesDetails, Monday)
        .Check(TheClaim, Tuesday)
        .Notify(TheClaim, FirstWindow, _wednesday)
        .Close(TheClaim, FirstWindow);

    private static Story Reminded
    {
        get
        {
            var desk = UnderReview();
            desk.Ask(TheClaim, desk.Filed(TheClaim).NextReminder().ShouldNotBeNull(), new Remind());
            desk.Ask(TheClaim, desk.Filed(TheClaim).NextReminder().ShouldNotBeNull(), new Remind());
            return new Story("reminded", TheClaim, desk);
        }
    }

    private static Desk Refused()
    {
        var desk = UnderReview();
        return desk
            .Ask(TheClaim, _wednesday, Reject(desk, [Teams]))
            .Ask(TheClaim, _wednesday + _week, new Dispute(
                FirstDispute, [], Text("justification", "it-is-all-there"), [], desk.Regime))
            .Ask(TheClaim, _wednesday + (_week * 2), Reject(desk, []));
    }

    private static RejectLines Reject(Desk desk, ValueList<LineId> lines) => new(
        lines, RejectionReason.InsufficientProof, [ProofDefect.MissingProducts], Text("comment", "sorry"), desk.Regime);

    private static Desk Followed()
    {
        var desk = Refused();
        return desk
            .Ask(Successor, Late, new CreateDraft(
                Successor, Contoso, Details with { Lines = [new(Teams, TeamsWorkload)] }, TheClaim, desk[TheClaim]))
            .Ask(Successor, Late, new AttachProof(Letter, LetterDigest, 7, "application/pdf", Text("file-name", "b")))
            .Ask(Successor, Late, new SubmitClaim(Terms2020, [], desk.Holders));
    }

    private static Story Undisputed
    {
        get
        {
            var desk = UnderReview();
            desk.Ask(TheClaim, _wednesday, Reject(desk, []));
            return new Story("undisputed", TheClaim, desk.Ask(TheClaim, Late, new LapseDispute([], Terms2020)));
        }
    }

    private static Story Unanswered
    {
        get
        {
            var desk = UnderReview();
            return new Story("unanswered", TheClaim, desk
                .Ask(TheClaim, _wednesday, new RequestInfo(
                    FirstRequest, [Exchange], [RequestedItem.Proof], [ProofDefect.MissingProducts], null, desk.Regime))
                .Ask(TheClaim, Late, new LapseAnswer(FirstRequest, desk.Regime)));
        }
    }

    private static Story Unreachable
    {
        get
        {
            var desk = UnderReview();
            var lines = Domain.Tests.Claims.Answers.AnotherContact with { RemovedLineIds = [Teams] };
            return new Story("customer-unreachable", TheClaim, desk
                .Ask(TheClaim, _wednesday, new RequestInfo(
                    FirstRequest,
                    [],
                    [RequestedItem.CustomerContact, RequestedItem.Lines],
                    [],
                    Text("comment", "who"),
                    desk.Regime))
                .Ask(TheClaim, _wednesday + Desk.Minute, new ProvideInfo(FirstRequest, lines, desk.Regime))
                .Ask(TheClaim, _wednesday + Desk.Minute, new ValidateLines(FirstWindow, [], desk.Holders, Terms2020))
                .Ask(TheClaim, _wednesday + _week, new RecordNotificationFailure(
                    FirstWindow, 550, "5.1.1", desk.Regime))
                .Ask(TheClaim, _wednesday + (_week * 2) - Duration.FromDays(5), new ProvideInfo(
                    RequestId.ForUnreachable(FirstWindow), Domain.Tests.Claims.Answers.AnotherContact, desk.Regime))
                .Notify(TheClaim, SecondWindow, _wednesday + (_week * 2))
                .Ask(TheClaim, _wednesday + (_week * 2) + (Desk.Minute * 9), new RecordBounce(
                    SecondWindow, "5.1.1", Text("evidence", "returned-mail"), desk.Regime))
                .Ask(TheClaim, _wednesday + (_week * 3) - Duration.FromDays(5), new ProvideInfo(
                    RequestId.ForUnreachable(SecondWindow), Domain.Tests.Claims.Answers.AnotherContact, desk.Regime)));
        }
    }

    private static Desk Challenged() => new Desk()
        .Submit(FabrikamsClaim, Fabrikam, _fabrikams, Monday)
        .Check(FabrikamsClaim, Tuesday)
        .Notify(FabrikamsClaim, SecondWindow, _wednesday)
        .Close(FabrikamsClaim, SecondWindow)
        .Submit(TheClaim, Contoso, Details, _wednesday + (_week * 2))
        .Check(TheClaim, _wednesday + (_week * 2) + Desk.Minute);

    private static Desk Contested(ContestSide winner)
    {
        var desk = Challenged();
        var contest = desk.Filed(TheClaim).Contests[0].Id;
        var answered = _wednesday + (_week * 2) + Duration.FromHours(9);
        desk.Ask(FabrikamsClaim, answered, new AttachProof(
                Letter, LetterDigest, 1, "application/pdf", Text("file-name", "b")))
            .Ask(FabrikamsClaim, answered, new AnswerContest(contest, [Letter], null, Terms2020))
            .Ask(TheClaim, Late, new DecideContest(
                contest,
                winner,
                ContestReason.BetterProof,
                FirstWindow,
                Text("comment", "so"),
                desk[FabrikamsClaim],
                desk.Holders,
                desk.Regime));
        return winner == ContestSide.Incumbent
            ? desk
            : desk.Notify(TheClaim, FirstWindow, Late).Close(TheClaim, FirstWindow);
    }

    private static Story Migrated
    {
        get
        {
            var desk = new Desk();
            return new Story("migrated", TheClaim, desk
                .Ask(TheClaim, Monday, new MigrateAssociation(
                    TheClaim,
                    Contoso,
                    ContosoSeattle,
                    Northwind,
                    SolutionArea.BusinessApplications,
                    Sales,
                    SalesSubscription,
                    [Activity.Usage, Activity.PreSales],
                    Instant.FromUtc(2019, 11, 4, 0, 0),
                    Instant.FromUtc(2020, 12, 31, 0, 0),
                    "before-the-ledger",
                    "row-17",
                    desk.Holders,
                    Terms2020))
                .Ask(TheClaim, Instant.FromUtc(2020, 12, 31, 0, 0), new EndExpired(Terms2020)));
        }
    }

    private static Story Corrected => new("corrected", TheClaim, Made()
        .Ask(TheClaim, Late, Propose(FirstCorrection, null))
        .Ask(TheClaim, Late, new DropCorrection(FirstCorrection))
        .Ask(TheClaim, Late, Propose(SecondCorrection, Late - _week))
        .Ask(TheClaim, Late + _week, new ConfirmCorrection(SecondCorrection, "reviewer-2", Terms2020)));

    private static ProposeCorrection Propose(CorrectionId id, Instant? effective) =>
        new(id, [Exchange], effective, Text("comment", "wrong"), "reviewer-1", Terms2020);

    private static Story DeclinedLate
    {
        get
        {
            var terms = TermsDocument.Cpor2023 with { EffectiveFrom = Monday };
            var known = Logs.KnownDocuments.Of(terms);
            return new Story("declined-late", TheClaim, Made(known)
                .Ask(TheClaim, Late, new OptOut(FirstWindow, [Exchange], known)));
        }
    }

    /// <summary>Under terms whose window is counted in calendar days.</summary>
    private static Story SevenDays => new("seven-days", TheClaim, Made(TermsDocument.Cpor2020Manage));
}
