using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Tests.Associations;
using Cpor.Ledger.Domain.Tests.Contests;
using Cpor.Ledger.Domain.Tests.Disputes;
using Cpor.Ledger.Domain.Tests.Erasure;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>
/// A claim whose lines all stand at the same place, the instant of the question, who holds the slots, and the claim of
/// the incumbent when it challenges one.
/// </summary>
internal sealed record Standing(
    string Name, Past Past, Instant At, SlotHolders Holders, Claim? Incumbent = null)
{
    public Standing(string name, Past past)
        : this(name, past, Tuesday, NobodyHolds)
    {
    }

    /// <summary>The contest that the claim is in, or one that it never was in.</summary>
    public ContestId Contest { get; } =
        Past.State is Claim.Filed { Contests: [var contest, ..] } ? contest.Id : ContestFacts.Ours;
}

/// <summary>Every command put to every standing, as tables in Markdown.</summary>
internal static class DecisionTable
{
    private static readonly SlotHolders _fabrikamHolds = SlotHolders.None
        .Evolve(Facts.HeldByFabrikam(ExchangeSlot))
        .Evolve(Facts.HeldByFabrikam(TeamsSlot) with { LineIds = [Teams] });

    private static readonly ClaimDetails _others = Details with { Name = Text("name", "new-name") };
    private static readonly ClaimId _third = ClaimId.Parse("01900000-0000-7000-8000-000000000003");

    private static readonly Claim? _refused =
        Spec.Given(DisputeFacts.Lapsed10.Facts.Select(fact => fact with { ClaimId = _third })).State;

    /// <summary>The columns, by part of the life.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<Standing> Standings)> Parts { get; } =
    [
        ("Before it is handed in", [
            new("no claim", Spec.GivenNothing),
            new("draft", Stories.Drafted),
            new("draft, erased", Stories.Drafted.And(ErasureFacts.Erased(Facts.Both))),
            new("draft given up", Stories.Dropped),
        ]),
        ("Checks and review", [
            new("being checked", Stories.Filed),
            new("checked", Stories.Checked),
            new("under review", Stories.UnderReview),
            new("under review, erased", Stories.UnderReview.And(ErasureFacts.Erased(Facts.Both))),
            new("review overdue", Stories.UnderReview, Facts.ReviewOpened().ReviewDue.Ends, NobodyHolds),
            new("awaiting an answer", Stories.Asked),
            new("answer overdue", Stories.Asked, AnswerDue, NobodyHolds),
        ]),
        ("Contested and disputed", [
            new("contested", Contested, Tuesday, _fabrikamHolds, Incumbent.State),
            new("contested, incumbent heard", Contested, Tuesday, _fabrikamHolds, Heard.State),
            new("contested, slot free by now", Contested, Tuesday, NobodyHolds, Incumbent.State),
            new("disputed", DisputeFacts.Disputed10),
        ]),
        ("The customer", [
            new("validated", Stories.Accepted),
            new("notified", Stories.Notified),
            new("window over", Stories.Notified, OptOutEnds, NobodyHolds),
            new("window over, slot held", Stories.Notified, OptOutEnds, _fabrikamHolds),
            new("window over, contest won", ContestWon, OptOutEnds, _fabrikamHolds, Heard.State),
            new("mail came back", a_bounce_after_acceptance.Bounced),
        ]),
        ("Official", [
            new("official", Stories.Official, OptOutEnds, NobodyHolds),
            new("official, contested", Defending, ContestFacts.ContestedAt, NobodyHolds),
            new("official, contest lost", Lost, ContestFacts.HearingEnds, NobodyHolds),
            new("official, correction proposed", AssociationFacts.Proposed12, OptOutEnds, NobodyHolds),
            new("migrated", AssociationFacts.Migrated1),
            new(
                "migrated, subscription over",
                AssociationFacts.Migrated1,
                AssociationFacts.SubscriptionEnds,
                NobodyHolds),
        ]),
        ("Refused", [
            new("rejected", Stories.Rejected),
            new("rejected, time to dispute over", Stories.Rejected, Examples.DisputeEnds, NobodyHolds),
            new("rejected finally", DisputeFacts.Lapsed10),
            new("opted out", Stories.OptedOut),
        ]),
        ("Afterwards", [
            new("withdrawn", Stories.Withdrawn),
            new("ended", Stories.Ended, OptOutEnds, NobodyHolds),
            new("ended, erased", Stories.Ended.And(ErasureFacts.Erased([])), OptOutEnds, NobodyHolds),
        ]),
    ];

    /// <summary>
    /// The rows: each command with new ids where it brings any, and those of the standing where it refers to one.
    /// </summary>
    public static IReadOnlyList<(string Name, ICommand<Claim, ClaimEvent> Command)> Commands(Standing at) =>
    [
        Named(new CreateDraft(TheClaim, Contoso, _others)),
        ("CreateDraft, after a refused one", new CreateDraft(TheClaim, Contoso, _others, _third, _refused)),
        .. Review(at).Concat(Customer(at)).Select(Named),
        .. OfContests(at),
        .. Disputing().Concat(Associations(at)).Append(new Remind()).Select(Named),
        .. Enum.GetValues<ErasureBasis>().Select(Erasing),
    ];

    private static IEnumerable<ICommand<Claim, ClaimEvent>> Review(Standing at) =>
    [
        new GiveDetails(_others),
        new AttachProof(Letter, LetterDigest, 1, "application/pdf", Text("file-name", "letter")),
        new Comment(FirstComment, ClaimSide.Partner, Text("text", "hello")),
        new SubmitClaim(Terms2020, [], at.Holders),
        new Withdraw(null),
        new RecordCheck(AutomaticChecks.TenantDomain, [Facts.Passed(Exchange), Facts.Passed(Teams)]),
        new OpenReview(SeedRegime, at.Holders),
        new RequestInfo(SecondRequest, [], [RequestedItem.Comment], [], null, SeedRegime),
        new ProvideInfo(FirstRequest, Answers.AnotherContact, SeedRegime),
        new LapseAnswer(FirstRequest, SeedRegime),
        new RemoveLines([Teams], null),
        new RejectLines([], RejectionReason.MissingProducts, [], null, SeedRegime),
        new ValidateLines(SecondWindow, [], at.Holders, Terms2020),
    ];

    private static IEnumerable<ICommand<Claim, ClaimEvent>> Customer(Standing at) =>
    [
        new RecordNotification(FirstWindow, "message-1@ledger.example", OptOutEnds, London, Weekends, Terms2020),
        new RecordNotificationFailure(FirstWindow, 550, "5.1.1", SeedRegime),
        new RecordBounce(FirstWindow, "5.1.1", Text("evidence", "returned-mail"), SeedRegime),
        new OptOut(FirstWindow, [], Terms2020),
        new CloseWindow(FirstWindow, at.Holders, SeedRegime),
    ];

    private static IEnumerable<(string Name, ICommand<Claim, ClaimEvent> Command)> OfContests(Standing at)
    {
        var decide = new DecideContest(
            at.Contest,
            ContestSide.Challenger,
            ContestReason.BetterProof,
            SecondWindow,
            null,
            at.Incumbent,
            at.Holders,
            SeedRegime);
        yield return Named(new OpenContest(ContestId.For(_third, FabrikamsLine, 9), ExchangeSlot, _third, SeedRegime));
        yield return Named(new AnswerContest(at.Contest, [], Text("comment", "ours"), Terms2020));
        yield return ("DecideContest, challenger wins", decide);
        yield return ("DecideContest, incumbent wins", decide with { Winner = ContestSide.Incumbent });
        yield return Named(new RecordContestDecision(
            at.Contest, ContestSide.Challenger, ContestReason.BetterProof, FabrikamsClaim, Terms2020));
        yield return Named(new DropContest(at.Contest));
    }

    private static IEnumerable<ICommand<Claim, ClaimEvent>> Disputing() =>
    [
        new Dispute(SecondDispute, [], Text("justification", "it-is-all-there"), [], SeedRegime),
        new LapseDispute([], Terms2020),
        new LinkSuccessor(_third),
    ];

    private static IEnumerable<ICommand<Claim, ClaimEvent>> Associations(Standing at) =>
    [
        new MigrateAssociation(
            TheClaim,
            Contoso,
            ContosoSeattle,
            Northwind,
            SolutionArea.BusinessApplications,
            Sales,
            SalesSubscription,
            [Activity.Usage, Activity.PreSales],
            AssociationFacts.BeganBefore,
            AssociationFacts.SubscriptionEnds,
            "before-the-ledger",
            "row-17",
            at.Holders,
            Terms2020),
        new EndAssociation([], Text("comment", "goodbye"), Terms2020),
        new EndSuperseded(ExchangeSlot, at.Contest, FabrikamsClaim, at.At, Terms2020),
        new EndWithSubscription(SalesSubscription, at.At, Terms2020),
        new EndExpired(Terms2020),
        new ProposeCorrection(SecondCorrection, [], null, Text("comment", "wrong"), "reviewer-1", Terms2020),
        new ConfirmCorrection(FirstCorrection, "reviewer-2", Terms2020),
        new DropCorrection(FirstCorrection),
    ];

    private static (string Name, ICommand<Claim, ClaimEvent> Command) Erasing(ErasureBasis basis) =>
        ($"ErasePersonalData, {StoredFormat.Text(basis)}", ErasureFacts.Erase(basis));

    /// <summary>All tables.</summary>
    public static string Print() =>
        string.Join('\n', Parts.Select(part => $"### {part.Title}\n\n{Print(part.Standings)}"));

    private static (string Name, ICommand<Claim, ClaimEvent> Command) Named(ICommand<Claim, ClaimEvent> command) =>
        (command.GetType().Name, command);

    private static Past Contested => Stories.UnderReview.And(
        Facts.Contested(Exchange, ExchangeSlot, null, Facts.Decided),
        Facts.Contested(Teams, TeamsSlot, null, Facts.Decided));

    private static ContestId OverExchange => ContestId.For(TheClaim, Exchange, 9);

    private static Past Incumbent => Spec.Given([
        .. Stories.Official.Facts.Select(ContestFacts.OfFabrikam),
        Challenged() with { ClaimId = FabrikamsClaim, ContestId = OverExchange, ChallengerClaimId = TheClaim },
    ]);

    private static Past Heard => Incumbent.And(
        ContestFacts.Answered(Tuesday) with
        {
            ClaimId = FabrikamsClaim,
            ContestId = OverExchange,
            LineIds = [Exchange],
        });

    private static Past ContestWon => Contested.And(
        Won(Exchange, ExchangeSlot, OverExchange),
        Won(Teams, TeamsSlot, ContestId.For(TheClaim, Teams, 10)),
        Facts.Validated(),
        Facts.Notified());

    // Both lines, so that both stand at the same place.
    private static Past Defending => Stories.Official.And(
        Challenged(), ContestFacts.Contested() with { ContestId = ContestId.For(FabrikamsClaim, Teams, 9) });

    private static Past Lost => Defending.And(
        ContestFacts.DecidedTheirs(ContestSide.Challenger, ContestReason.BetterProof, ContestFacts.HearingEnds) with
        {
            LineIds = [Exchange],
            Slot = ExchangeSlot,
        });

    private static AssociationContested Challenged() =>
        ContestFacts.Contested() with { LineIds = [Exchange], Slot = ExchangeSlot };

    private static ContestDecided Won(LineId line, Slot slot, ContestId contest) =>
        ContestFacts.DecidedOurs(ContestSide.Challenger, ContestReason.BetterProof, Monday, Facts.Decided) with
        {
            LineIds = [line],
            Slot = slot,
            ContestId = contest,
        };

    private static string Print(IReadOnlyList<Standing> standings)
    {
        var head = standings.Select(standing => standing.Name).Prepend("");
        var rule = head.Select(_ => "---");
        var columns = standings
            .Select(standing => Commands(standing).Select(row => Answer(row.Command, standing)).ToList()).ToList();
        var rows = Commands(standings[0])
            .Select((row, index) => columns.Select(column => column[index]).Prepend($"**{row.Name}**"));
        return string.Concat(new[] { head, rule }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |\n"));
    }

    private static string Answer(ICommand<Claim, ClaimEvent> command, Standing standing) =>
        command.Decide(standing.Past.State, standing.At) switch
        {
            Decision<ClaimEvent>.Refused refused => $"`{refused.Reason.Code}`",
            Decision<ClaimEvent>.Accepted { Facts: { Count: > 0 } facts } =>
                string.Join(" + ", facts.Select(fact => fact.GetType().Name)),
            _ => "nothing",
        };
}
