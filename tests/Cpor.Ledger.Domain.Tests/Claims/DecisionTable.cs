using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>
/// A claim whose two lines stand at the same place, the instant of the question, and who holds the slots.
/// </summary>
internal sealed record Standing(string Name, Past Past, Instant At, SlotHolders Holders)
{
    public Standing(string name, Past past)
        : this(name, past, Tuesday, NobodyHolds)
    {
    }
}

/// <summary>Every command put to every standing, as tables in Markdown.</summary>
internal static class DecisionTable
{
    private static readonly SlotHolders _fabrikamHolds = SlotHolders.None
        .Evolve(Facts.HeldByFabrikam(ExchangeSlot))
        .Evolve(Facts.HeldByFabrikam(TeamsSlot) with { LineIds = [Teams] });

    /// <summary>The columns, by part of the life.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<Standing> Standings)> Parts { get; } =
    [
        ("Before it is handed in", [
            new("no claim", Spec.GivenNothing),
            new("draft", Stories.Drafted),
            new("draft given up", Stories.Dropped),
        ]),
        ("Checks and review", [
            new("being checked", Stories.Filed),
            new("checked", Stories.Checked),
            new("under review", Stories.UnderReview),
            new("contested", Contested, Tuesday, _fabrikamHolds),
            new("awaiting an answer", Stories.Asked),
            new("answer overdue", Stories.Asked, AnswerDue, NobodyHolds),
        ]),
        ("The customer", [
            new("validated", Stories.Accepted),
            new("notified", Stories.Notified),
            new("window over", Stories.Notified, OptOutEnds, NobodyHolds),
            new("window over, slot held", Stories.Notified, OptOutEnds, _fabrikamHolds),
        ]),
        ("Afterwards", [
            new("official", Stories.Official, OptOutEnds, NobodyHolds),
            new("opted out", Stories.OptedOut),
            new("rejected", Stories.Rejected),
            new("withdrawn", Stories.Withdrawn),
            new("ended", Stories.Ended, OptOutEnds, NobodyHolds),
        ]),
    ];

    /// <summary>
    /// The rows: each command with new ids where it brings any, and those of the standing where it refers to one.
    /// </summary>
    public static IReadOnlyList<ICommand<Claim, ClaimEvent>> Commands(SlotHolders holders) =>
    [
        new CreateDraft(TheClaim, Contoso, _others),
        new GiveDetails(_others),
        new AttachProof(Letter, LetterDigest, 1, "application/pdf", Text("file-name", "letter")),
        new Comment(FirstComment, ClaimSide.Partner, Text("text", "hello")),
        new SubmitClaim(Terms2020, [], holders),
        new Withdraw(null),
        new RecordCheck(AutomaticChecks.TenantDomain, [Facts.Passed(Exchange), Facts.Passed(Teams)]),
        new OpenReview(SeedRegime, holders),
        new RequestInfo(SecondRequest, [], [RequestedItem.Comment], [], null, SeedRegime),
        new ProvideInfo(FirstRequest, Answers.AnotherContact, Terms2020),
        new LapseAnswer(FirstRequest, SeedRegime),
        new RemoveLines([Teams], null),
        new RejectLines([], RejectionReason.MissingProducts, [], null, SeedRegime),
        new ValidateLines(SecondWindow, [], holders, Terms2020),
        new RecordNotification(FirstWindow, "message-1@ledger.example", OptOutEnds, London, Weekends, Terms2020),
        new RecordNotificationFailure(FirstWindow, 550, "5.1.1", SeedRegime),
        new OptOut(FirstWindow, [], Terms2020),
        new CloseWindow(FirstWindow, holders, SeedRegime),
        new EndAssociation([], Text("comment", "goodbye"), Terms2020),
    ];

    /// <summary>All tables.</summary>
    public static string Print() =>
        string.Join('\n', Parts.Select(part => $"### {part.Title}\n\n{Print(part.Standings)}"));

    private static readonly ClaimDetails _others = Details with { Name = Text("name", "new-name") };

    private static Past Contested => Stories.UnderReview.And(
        Facts.Contested(Exchange, ExchangeSlot, null, Facts.Decided),
        Facts.Contested(Teams, TeamsSlot, null, Facts.Decided));

    private static string Print(IReadOnlyList<Standing> standings)
    {
        var head = standings.Select(standing => standing.Name).Prepend("");
        var rule = head.Select(_ => "---");
        var rows = Commands(NobodyHolds).Select((command, index) => standings
            .Select(standing => Answer(Commands(standing.Holders)[index], standing))
            .Prepend($"**{command.GetType().Name}**"));
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
