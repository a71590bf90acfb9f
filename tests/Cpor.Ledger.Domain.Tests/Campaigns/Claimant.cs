using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.Tests.Claims;
using Cpor.Ledger.Domain.Tests.Erasure;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>What a step of chance is made of; every number is taken modulo what there is to choose from.</summary>
/// <param name="Who">Which of several claimants.</param>
/// <param name="Command">Which command, unless the natural next one is asked.</param>
/// <param name="Natural">Above zero: what would bring the claim further is asked.</param>
/// <param name="Lines">Which lines, as bits; zero names none.</param>
/// <param name="Id">Which id a new or named request, window, proof or comment has.</param>
/// <param name="Time">How far time goes.</param>
internal sealed record Step(int Who, int Command, int Natural, int Lines, int Id, int Time);

/// <summary>A partner with one claim, who can be made to ask anything.</summary>
/// <param name="follows">The claim that this one follows when that one was refused; null when it follows none.</param>
internal sealed class Claimant(
    ClaimId id,
    OrganisationId organisation,
    ClaimDetails details,
    ProgrammeTerms terms,
    ClaimId? follows = null,
    bool migrated = false)
{
    // The last one belongs to nobody.
    private readonly ValueList<LineId> _lines = [.. details.Lines.Select(line => line.LineId), FabrikamsLine];

    public ClaimId Id { get; } = id;

    /// <summary>What the claim is bound to.</summary>
    public Regime Regime { get; } = new(terms, Weekends);

    /// <summary>How many different commands <see cref="Any"/> knows.</summary>
    public const int Commands = 32;

    /// <summary>Some command, sensible or not, except those that one claim's facts ask of another.</summary>
    public ICommand<Claim, ClaimEvent> Any(Step step, Claim? state, Walk walk) => (step.Command % Commands) switch
    {
        0 => Create(walk),
        1 => new GiveDetails(step.Id % 2 == 0 ? details : details with { Name = Text("name", $"n{step.Id % 5}") }),
        2 => Proof(step),
        3 => new Comment(
            CommentId.Parse(Guid("c", step.Id)), (ClaimSide)(step.Lines % 2), Text("text", $"t{step.Id % 7}")),
        4 => new SubmitClaim(terms, OneSubscription, walk.Holders),
        5 => new Withdraw(null),
        6 => Check(step, state),
        7 => new OpenReview(Regime, walk.Holders),
        8 => new RequestInfo(
            Request(step.Id), Lines(step), [(RequestedItem)(step.Id % 7), RequestedItem.Lines], [], null, Regime),
        9 => new ProvideInfo(Request(step.Id), Answer(step), Regime),
        10 => new LapseAnswer(Request(step.Id), Regime),
        11 => new RemoveLines(Lines(step), null),
        12 => new RejectLines(Lines(step), (RejectionReason)(step.Id % 9), [], null, Regime),
        13 => new ValidateLines(Window(step.Id), Lines(step), walk.Holders, terms),
        14 => new RecordNotification(Window(step.Id), "mail", Monday, London, Weekends, terms),
        15 => new RecordNotificationFailure(Window(step.Id), 550, "5.1.1", Regime),
        _ => Later(step, state, walk),
    };

    /// <summary>What the one whose turn it is would ask, about one of the lines that still live.</summary>
    public ICommand<Claim, ClaimEvent> Next(Step step, Claim? state, Walk walk) => state switch
    {
        null => Create(walk),
        Claim.Draft { Documents.Count: 0 } => Any(step with { Command = 2 }, state, walk),
        Claim.Draft => Any(step with { Command = 4 }, state, walk),
        Claim.Filed filed when filed.Lines.Where(line => line.IsAlive()).ToList() is { Count: > 0 } alive =>
            Next(filed, alive[step.Lines % alive.Count], step, walk),
        _ => Any(step, state, walk),
    };

    /// <summary>
    /// What the ledger or a named person can ask so that a line goes on: no line may wait for nothing.
    /// </summary>
    /// <param name="accepting">Whether the reviewer accepts what can be accepted.</param>
    public IEnumerable<ICommand<Claim, ClaimEvent>> WhatItWaitsFor(
        Claim.Filed claim, ClaimLine line, Walk walk, WindowId window, bool accepting) => line.State switch
        {
            LineState.Checking when Unanswered(claim) is { } check =>
                [new RecordCheck(check, [.. Checking(claim).Select(Facts.Passed)])],
            LineState.Checking => [new OpenReview(Regime, walk.Holders)],
            LineState.UnderReview or LineState.Contested or LineState.Disputed =>
            [
                .. accepting ? Accept(claim, line, walk, window) : [],
                new RejectLines([line.Id], RejectionReason.InsufficientProof, [], null, Regime),
            ],
            LineState.AwaitingAnswer waiting => [new LapseAnswer(waiting.RequestId, Regime)],
            LineState.Validated accepted =>
                [new RecordNotification(accepted.WindowId, "mail", Monday, London, Weekends, terms)],
            LineState.Notified notified => [new CloseWindow(notified.WindowId, walk.Holders, Regime)],
            LineState.Rejected => [new LapseDispute([line.Id], terms)],
            LineState.Official { Ends: not null } => [new EndExpired(terms)],
            _ => [new EndAssociation([line.Id], Text("comment", "c"), terms)],
        };

    private IEnumerable<ICommand<Claim, ClaimEvent>> Accept(
        Claim.Filed claim, ClaimLine line, Walk walk, WindowId window) =>
        claim.Challenge(line.Id) is { } contest
            ? [Decide(contest.Id, contest, ContestSide.Challenger, window, walk), Validate(line, walk, window)]
            : [Validate(line, walk, window)];

    private ValidateLines Validate(ClaimLine line, Walk walk, WindowId window) =>
        new(window, [line.Id], walk.Holders, terms);

    private ICommand<Claim, ClaimEvent> Later(Step step, Claim? state, Walk walk) => (step.Command % Commands) switch
    {
        16 => new OptOut(Window(step.Id), Lines(step), terms),
        17 => new CloseWindow(Window(step.Id), walk.Holders, Regime),
        18 => new EndAssociation(Lines(step), Text("comment", "c"), terms),
        19 => new Dispute(
            DisputeId.Parse(Guid("9", step.Id)),
            Lines(step),
            step.Time % 2 == 0 ? Text("justification", "j") : null,
            step.Time % 3 == 0 ? [ProofId.Parse(Guid("d", step.Id))] : [],
            Regime),
        20 => new LapseDispute(Lines(step), terms),
        21 => new RecordBounce(Window(step.Id), null, Text("evidence", "e"), Regime),
        22 => new AnswerContest(Contest(step, state).Id, [], Text("comment", $"c{step.Id % 2}"), terms),
        23 or 24 => Decide(
            Contest(step, state).Id,
            Contest(step, state).Contest,
            (ContestSide)(step.Lines % 2),
            Window(step.Id),
            walk),
        25 => new ProposeCorrection(
            Correction(step.Id), Lines(step), step.Time % 2 == 0 ? Monday : null, Text("comment", "c"), "a", terms),
        26 => new ConfirmCorrection(Correction(step.Id), step.Time % 4 == 0 ? "a" : "b", terms),
        27 => new DropCorrection(Correction(step.Id)),
        28 => new EndExpired(terms),
        29 => new EndWithSubscription(SalesSubscription, Monday + Duration.FromDays(step.Id), terms),
        30 => Migrate(walk),
        31 when state is Claim.Filed && step.Time % 2 == 0 => ErasureFacts.Erase((ErasureBasis)(step.Id % 3)),
        _ => new Remind(),
    };

    private ICommand<Claim, ClaimEvent> Next(Claim.Filed claim, ClaimLine line, Step step, Walk walk) =>
        line.State switch
        {
            LineState.Checking when claim.Checks.Count < AutomaticChecks.All.Count => Check(step, claim),
            LineState.Checking => new OpenReview(Regime, walk.Holders),
            LineState.AwaitingAnswer waiting => new ProvideInfo(waiting.RequestId, Answers.AnotherContact, Regime),
            LineState.Contested when claim.Challenge(line.Id) is { } contest && step.Command % 4 > 0 =>
                Decide(contest.Id, contest, (ContestSide)(step.Command % 2), Window(step.Id), walk),
            LineState.UnderReview when step.Command % 13 == 3 => new RemoveLines([line.Id], null),
            LineState.UnderReview or LineState.Contested => Validate(line, walk, Window(step.Id)),
            LineState.Disputed when step.Command % 2 == 0 =>
                new RejectLines([line.Id], RejectionReason.InsufficientProof, [], null, Regime),
            LineState.Disputed => Validate(line, walk, Window(step.Id)),
            LineState.Validated accepted when step.Command % 5 == 0 =>
                new RecordNotificationFailure(accepted.WindowId, 550, null, Regime),
            LineState.Validated accepted =>
                new RecordNotification(accepted.WindowId, "mail", Monday, London, Weekends, terms),
            LineState.Notified notified when step.Command % 7 == 0 => new OptOut(notified.WindowId, Lines(step), terms),
            LineState.Notified notified when step.Command % 7 == 1 =>
                new RecordBounce(notified.WindowId, "5.1.1", Text("evidence", "e"), Regime),
            LineState.Notified notified => new CloseWindow(notified.WindowId, walk.Holders, Regime),
            LineState.Rejected when step.Command % 3 == 0 => new LapseDispute([line.Id], terms),
            LineState.Rejected => Later(step with { Command = 19, Time = step.Time * 2, Lines = 0 }, claim, walk),
            LineState.Official when step.Command % 6 == 0 => new EndAssociation([line.Id], Text("comment", "c"), terms),
            LineState.Official when step.Command % 6 == 1 => Later(step with { Command = 22 }, claim, walk),
            LineState.Official when claim.Corrections is [] => Later(step with { Command = 25, Time = 1 }, claim, walk),
            LineState.Official when step.Command % 6 == 3 =>
                new ConfirmCorrection(claim.Corrections[0].Fact.CorrectionId, "b", terms),
            _ => Any(step, claim, walk),
        };

    private CreateDraft CreateOwn(Walk walk) => new(
        Id,
        organisation,
        details,
        follows,
        follows is { } refused ? walk[refused] : null,
        follows is { } id && walk[id] is Claim.Filed { SuccessorId: { } other } ? walk[other] : null);

    private ICommand<Claim, ClaimEvent> Create(Walk walk) => migrated ? Migrate(walk) : CreateOwn(walk);

    private MigrateAssociation Migrate(Walk walk) => new(
        Id,
        organisation,
        details.MpnId,
        details.TenantId,
        details.SolutionArea,
        Sales,
        SalesSubscription,
        details.Activities,
        Monday - Duration.FromDays(300),
        Monday + Duration.FromDays(60),
        "import",
        $"{Id}",
        walk.Holders,
        terms);

    private DecideContest Decide(
        ContestId contest, Contest? known, ContestSide winner, WindowId window, Walk walk) => new(
        contest,
        winner,
        ContestReason.BetterProof,
        window,
        null,
        known is null ? null : walk[known.OtherClaimId],
        walk.Holders,
        Regime);

    // One of those that the claim is in, or one that is not.
    private static (ContestId Id, Contest? Contest) Contest(Step step, Claim? state) =>
        state is Claim.Filed { Contests: { Count: > 0 } contests }
            ? (contests[step.Id % contests.Count].Id, contests[step.Id % contests.Count])
            : (ContestId.For(FabrikamsClaim, FabrikamsLine, step.Id), null);

    private static CorrectionId Correction(int number) => CorrectionId.Parse(Guid("8", number % 3));

    private static string? Unanswered(Claim.Filed claim) =>
        AutomaticChecks.All.Except(claim.Checks.Select(check => check.Check)).FirstOrDefault();

    private static string Guid(string kind, int number) => $"01900000-0000-7000-8000-0000000{kind}{number % 6:0000}";

    private static WindowId Window(int number) => WindowId.Parse(Guid("f", number));

    private static RequestId Request(int number) =>
        number % 3 == 2 ? RequestId.ForUnreachable(Window(number / 3)) : RequestId.Parse(Guid("a", number));

    private static IEnumerable<LineId> Checking(Claim.Filed claim) =>
        claim.Lines.Where(line => line.State is LineState.Checking).Select(line => line.Id);

    private static AttachProof Proof(Step step) => new(
        ProofId.Parse(Guid("d", step.Id)),
        $"{step.Id % 7:x64}",
        1,
        "application/pdf",
        Text("file-name", $"f{step.Id % 6}"));

    private RecordCheck Check(Step step, Claim? state)
    {
        var checking = state is Claim.Filed filed ? Checking(filed).ToList() : [.. Lines(step)];
        var check = AutomaticChecks.All[step.Id % AutomaticChecks.All.Count];
        var results = checking
            .Select((line, index) => step.Time % 11 == index ? Facts.Failed(line, "chance") : Facts.Passed(line));
        return new RecordCheck(check, results.ToValueList());
    }

    private Answer Answer(Step step) => (step.Lines % 3) switch
    {
        0 => Answers.AnotherContact,
        1 => Answers.InWords,
        _ => Answers.Nothing with { RemovedLineIds = Lines(step) },
    };

    private ValueList<LineId> Lines(Step step) =>
        _lines.Where((_, index) => (step.Lines % (1 << _lines.Count) & (1 << index)) != 0).ToValueList();
}
