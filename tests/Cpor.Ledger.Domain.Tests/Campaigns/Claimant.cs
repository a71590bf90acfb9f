using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.Tests.Claims;
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
internal sealed class Claimant(ClaimId id, OrganisationId organisation, ClaimDetails details, ProgrammeTerms terms)
{
    private readonly Regime _regime = new(terms, Weekends);

    // The last one belongs to nobody.
    private readonly ValueList<LineId> _lines = [.. details.Lines.Select(line => line.LineId), FabrikamsLine];

    public ClaimId Id { get; } = id;

    /// <summary>How many different commands <see cref="Any"/> knows.</summary>
    public const int Commands = 19;

    /// <summary>Some command, sensible or not.</summary>
    public ICommand<Claim, ClaimEvent> Any(Step step, Claim? state, SlotHolders holders) =>
        (step.Command % Commands) switch
        {
            0 => new CreateDraft(Id, organisation, details),
            1 => new GiveDetails(step.Id % 2 == 0 ? details : details with { Name = Text("name", $"n{step.Id % 5}") }),
            2 => Proof(step),
            3 => new Comment(
                CommentId.Parse(Guid("c", step.Id)), (ClaimSide)(step.Lines % 2), Text("text", $"t{step.Id % 7}")),
            4 => new SubmitClaim(terms, OneSubscription, holders),
            5 => new Withdraw(null),
            6 => Check(step, state),
            7 => new OpenReview(_regime, holders),
            8 => new RequestInfo(
                Request(step.Id), Lines(step), [(RequestedItem)(step.Id % 7), RequestedItem.Lines], [], null, _regime),
            9 => new ProvideInfo(Request(step.Id), Answer(step), terms),
            10 => new LapseAnswer(Request(step.Id), _regime),
            11 => new RemoveLines(Lines(step), null),
            12 => new RejectLines(Lines(step), (RejectionReason)(step.Id % 8), [], null, _regime),
            13 => new ValidateLines(Window(step.Id), Lines(step), holders, terms),
            14 => new RecordNotification(Window(step.Id), "mail", Monday, London, Weekends, terms),
            15 => new RecordNotificationFailure(Window(step.Id), 550, "5.1.1", _regime),
            16 => new OptOut(Window(step.Id), Lines(step), terms),
            17 => new CloseWindow(Window(step.Id), holders, _regime),
            _ => new EndAssociation(Lines(step), Text("comment", "c"), terms),
        };

    /// <summary>What the one whose turn it is would ask, about one of the lines that still live.</summary>
    public ICommand<Claim, ClaimEvent> Next(Step step, Claim? state, SlotHolders holders) => state switch
    {
        null => Any(step with { Command = 0 }, state, holders),
        Claim.Draft { Documents.Count: 0 } => Any(step with { Command = 2 }, state, holders),
        Claim.Draft => Any(step with { Command = 4 }, state, holders),
        Claim.Filed filed when filed.Lines.Where(line => line.IsAlive()).ToList() is { Count: > 0 } alive =>
            Next(filed, alive[step.Lines % alive.Count], step, holders),
        _ => Any(step, state, holders),
    };

    private ICommand<Claim, ClaimEvent> Next(Claim.Filed claim, ClaimLine line, Step step, SlotHolders holders) =>
        line.State switch
        {
            LineState.Checking when claim.Checks.Count < AutomaticChecks.All.Count => Check(step, claim),
            LineState.Checking => new OpenReview(_regime, holders),
            LineState.AwaitingAnswer waiting => new ProvideInfo(waiting.RequestId, Answers.AnotherContact, terms),
            LineState.UnderReview or LineState.Contested =>
                new ValidateLines(Window(step.Id), [line.Id], holders, terms),
            LineState.Validated accepted when step.Command % 5 == 0 =>
                new RecordNotificationFailure(accepted.WindowId, 550, null, _regime),
            LineState.Validated accepted =>
                new RecordNotification(accepted.WindowId, "mail", Monday, London, Weekends, terms),
            LineState.Notified notified when step.Command % 7 == 0 => new OptOut(notified.WindowId, Lines(step), terms),
            LineState.Notified notified => new CloseWindow(notified.WindowId, holders, _regime),
            LineState.Official when step.Command % 3 == 0 => new EndAssociation([line.Id], Text("comment", "c"), terms),
            _ => Any(step, claim, holders),
        };

    /// <summary>
    /// What the ledger or a named person can ask so that a line goes on: no line may wait for nothing.
    /// </summary>
    public ICommand<Claim, ClaimEvent> WhatItWaitsFor(Claim.Filed claim, ClaimLine line) => line.State switch
    {
        LineState.Checking when Unanswered(claim) is { } check =>
            new RecordCheck(check, [.. Checking(claim).Select(Facts.Passed)]),
        LineState.Checking => new OpenReview(_regime, SlotHolders.None),
        LineState.UnderReview or LineState.Contested =>
            new RejectLines([line.Id], RejectionReason.InsufficientProof, [], null, _regime),
        LineState.AwaitingAnswer waiting => new LapseAnswer(waiting.RequestId, _regime),
        LineState.Validated accepted =>
            new RecordNotification(accepted.WindowId, "mail", Monday, London, Weekends, terms),
        LineState.Notified notified => new CloseWindow(notified.WindowId, SlotHolders.None, _regime),
        _ => new EndAssociation([line.Id], Text("comment", "c"), terms),
    };

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
