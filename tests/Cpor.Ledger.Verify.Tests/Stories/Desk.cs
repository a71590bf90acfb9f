using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests.Stories;

/// <summary>Claims that are asked one thing after another, under terms and calendars of the product.</summary>
internal sealed class Desk(ProgrammeTerms terms)
{
    private readonly Dictionary<ClaimId, Claim?> _claims = [];
    private SlotHolders _holders = SlotHolders.None;

    public Desk()
        : this(Terms2020)
    {
    }

    /// <summary>All facts in the order in which they were recorded.</summary>
    public List<ClaimEvent> Facts { get; } = [];

    public ProgrammeTerms Terms => terms;

    /// <summary>What the programme promises is counted where it is at home.</summary>
    public Regime Regime { get; } = new(terms, BusinessCalendars.Shipped.For(terms.DefaultLocale.Value.Country));

    public SlotHolders Holders => _holders;

    public Claim? this[ClaimId claim] => _claims.GetValueOrDefault(claim);

    public Claim.Filed Filed(ClaimId claim) => this[claim].ShouldBeOfType<Claim.Filed>();

    /// <summary>Asks; facts must follow. Claims that are asked along answer at once.</summary>
    public Desk Ask(ClaimId claim, Instant at, ICommand<Claim, ClaimEvent> command)
    {
        var before = this[claim];
        var facts = Accepted(command, before, at);
        facts.ShouldNotBeEmpty($"{command}");
        Record(claim, facts);
        foreach (var along in ConsequentCommand.Of(before, facts))
        {
            var successor = (this[along.ClaimId] as Claim.Filed)?.SuccessorId is { } id ? this[id] : null;
            var other = along.Command(Regime, successor);
            Record(along.ClaimId, Accepted(other, this[along.ClaimId], at));
        }

        return this;
    }

    /// <summary>A draft with a proof, an edit and a comment, handed in.</summary>
    public Desk Submit(ClaimId claim, OrganisationId organisation, ClaimDetails details, Instant at) => this
        .Ask(claim, at, new CreateDraft(claim, organisation, details with { Name = Text("name", "first") }))
        .Ask(claim, at, new AttachProof(Statement, StatementDigest, 1_024, "application/pdf", Text("file-name", "a")))
        .Ask(claim, at + Minute, new GiveDetails(
            details with { Acknowledgements = terms.Acknowledgements.Value }))
        .Ask(claim, at + (Minute * 2), new Comment(FirstComment, ClaimSide.Partner, Text("text", "hello")))
        .Ask(claim, at + (Minute * 3), new SubmitClaim(terms, OneSubscription, _holders));

    /// <summary>Every check passes, unless a code says what was found against all lines.</summary>
    public Desk Check(ClaimId claim, Instant at, string? failed = null)
    {
        foreach (var check in AutomaticChecks.All)
        {
            var outcome = failed is not null && check == AutomaticChecks.Subscription;
            Ask(claim, at, new RecordCheck(check, Filed(claim).Lines.Select(line => new CheckResult(
                line.Id,
                outcome ? CheckOutcome.Failed : CheckOutcome.Passed,
                outcome ? failed : null,
                [new RuleInput("asked", "a directory")])).ToValueList()));
        }

        return Ask(claim, at + Minute, new OpenReview(Regime, _holders));
    }

    /// <summary>The reviewer accepts every line, and the customer is told.</summary>
    public Desk Notify(ClaimId claim, WindowId window, Instant at, CustomerLocale? customer = null)
    {
        var locale = customer ?? London;
        var calendar = BusinessCalendars.Shipped.For(locale.Country);
        var stated = Deadline.Count(terms.OptOutWindow.Value, at, locale, calendar).Ends;
        if (!Filed(claim).Lines.Any(line => line.State == new LineState.Validated(window)))
            Ask(claim, at, new ValidateLines(window, [], _holders, terms));
        return Ask(claim, at + Minute, new RecordNotification(
            window, "message-1@ledger.example", stated, locale, calendar, terms));
    }

    /// <summary>The customer keeps silent.</summary>
    public Desk Close(ClaimId claim, WindowId window)
    {
        var ends = Filed(claim).Lines.Select(line => line.State).OfType<LineState.Notified>().Max(state => state.Ends);
        return Ask(claim, ends, new CloseWindow(window, _holders, Regime));
    }

    public static Duration Minute { get; } = Duration.FromMinutes(1);

    private void Record(ClaimId claim, ValueList<ClaimEvent> facts)
    {
        _claims[claim] = facts.Aggregate(this[claim], ClaimFolding.Evolve);
        _holders = facts.Aggregate(_holders, static (holders, fact) => holders.Evolve(fact));
        Facts.AddRange(facts);
    }

    private static ValueList<ClaimEvent> Accepted(ICommand<Claim, ClaimEvent> command, Claim? claim, Instant at) =>
        command.Decide(claim, at) switch
        {
            Decision<ClaimEvent>.Accepted accepted => accepted.Facts,
            Decision<ClaimEvent>.Refused refused => throw new ShouldAssertException(
                $"{command.GetType().Name}: {refused.Reason}"),
            _ => throw new ShouldAssertException("neither accepted nor refused"),
        };
}
