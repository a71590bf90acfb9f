using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Slots;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Contests;

/// <summary>
/// One claim of one partner, brought further by whatever its lines wait for, sometimes in another way than usual. Every
/// command is made as the endpoints and processes make it, and asked of the real ledger.
/// </summary>
internal sealed class Competitor(TestLedger ledger, ClaimId id, OrganisationId organisation, ClaimDetails details)
{
    private static readonly CustomerLocale _london =
        new("GB", "Europe/London", "en", LocaleSource.TenantDirectory);

    private readonly TermsLibrary _terms = ledger.Services.GetRequiredService<TermsLibrary>();

    public ClaimId Id { get; } = id;

    /// <summary>Takes one step and gives what was decided; null when nobody got through.</summary>
    public async Task<Decision<ClaimEvent>?> StepAsync(Random chance, CancellationToken cancel)
    {
        var (line, other) = (chance.Next(8), chance.Next(6));
        var ids = new Guid(Enumerable.Range(0, 16).Select(_ => (byte)chance.Next(1, 256)).ToArray());
        try
        {
            var answer = await ledger.Claims.DecideAsync(
                Id,
                async given => given.Decide(await NextAsync(new Turn(given, line, other == 0, ids))),
                new Actor("actor:competition"),
                cancel);
            return answer.Decision;
        }
        catch (LedgerBusyException)
        {
            return null;
        }
    }

    private ValueTask<ICommand<Claim, ClaimEvent>> NextAsync(Turn turn) => turn.Given.Claim switch
    {
        null => Command(new CreateDraft(Id, organisation, details)),
        Claim.Draft { Documents.Count: 0 } => Proof(turn),
        Claim.Draft => SubmitAsync(turn),
        Claim.Filed filed => NextAsync(filed, filed.Lines[turn.Line % filed.Lines.Count], turn),
        _ => Proof(turn),
    };

    private ValueTask<ICommand<Claim, ClaimEvent>> NextAsync(Claim.Filed claim, ClaimLine line, Turn turn)
    {
        var regime = _terms.Binding(claim);
        var terms = regime.Terms;
        return (line.State, turn.Otherwise) switch
        {
            (LineState.Checking, _) => CheckAsync(claim, turn),
            (LineState.UnderReview or LineState.Disputed or LineState.Contested, true) =>
                Command(new RejectLines([line.Id], RejectionReason.InsufficientProof, [], null, regime)),
            (LineState.Contested, _) => DecideAsync(claim, line, turn),
            (LineState.UnderReview or LineState.Disputed, _) => ValidateAsync(claim, line, turn),
            (LineState.AwaitingAnswer waiting, _) => Command(new LapseAnswer(waiting.RequestId, regime)),
            (LineState.Validated accepted, _) => Command(new RecordNotification(
                accepted.WindowId, "mail", ledger.Now, _london, BusinessCalendars.Shipped.WeekendsOnly, terms)),
            (LineState.Notified notified, true) => Command(new OptOut(notified.WindowId, [line.Id], terms)),
            (LineState.Notified notified, _) => CloseAsync(claim, notified.WindowId, turn),
            (LineState.Official, true) =>
                Command(new EndAssociation([line.Id], Examples.Text("comment"), terms)),
            (LineState.Official, _) when claim.Contests.FirstOrDefault(
                contest => contest is { Side: ContestSide.Incumbent, IsOpen: true }) is { } contest =>
                Command(new AnswerContest(contest.Id, [], Examples.Text("comment"), terms)),
            (LineState.Rejected { Dispute: not null }, _) =>
                Command(new Dispute(new DisputeId(turn.Ids), [line.Id], Examples.Text("justification"), [], regime)),
            _ => Proof(turn),
        };
    }

    private ValueTask<ICommand<Claim, ClaimEvent>> CheckAsync(Claim.Filed claim, Turn turn)
    {
        var check = AutomaticChecks.All.Except(claim.Checks.Select(answered => answered.Check)).FirstOrDefault();
        return check is null
            ? With(claim.Lines.Select(line => line.Unit.Slot), turn, holders =>
                new OpenReview(_terms.Binding(claim), holders))
            : Command(new RecordCheck(check, claim.Lines
                .Select(line => new CheckResult(line.Id, CheckOutcome.Passed, null, []))
                .ToValueList()));
    }

    private async ValueTask<ICommand<Claim, ClaimEvent>> SubmitAsync(Turn turn) =>
        await ledger.Services.GetRequiredService<Submissions>().PrepareAsync(turn.Given);

    private ValueTask<ICommand<Claim, ClaimEvent>> ValidateAsync(Claim.Filed claim, ClaimLine line, Turn turn) =>
        With([line.Unit.Slot], turn, holders => new ValidateLines(
            new WindowId(turn.Ids), [line.Id], holders, _terms.Binding(claim).Terms));

    private async ValueTask<ICommand<Claim, ClaimEvent>> DecideAsync(Claim.Filed claim, ClaimLine line, Turn turn)
    {
        // Who holds the slot may have changed; then the reviewer validates again.
        if (turn.Ids.GetHashCode() % 3 == 0 || claim.Challenge(line.Id) is not { } contest)
            return await ValidateAsync(claim, line, turn);
        var incumbent = await turn.Given.Session.LoadAsync<LedgerClaim>(contest.OtherClaimId.Value, turn.Given.Cancel);
        var winner = turn.Ids.GetHashCode() % 4 == 0 ? ContestSide.Incumbent : ContestSide.Challenger;
        return await With([contest.Slot], turn, holders => new DecideContest(
            contest.Id,
            winner,
            ContestReason.BetterProof,
            new WindowId(turn.Ids),
            null,
            incumbent?.State,
            holders,
            _terms.Binding(claim)));
    }

    private async ValueTask<ICommand<Claim, ClaimEvent>> CloseAsync(Claim.Filed claim, WindowId window, Turn turn) =>
        new CloseWindow(
            window,
            await SlotBook.HoldAsync(turn.Given.Session, claim.SlotsIn(window), turn.Given.Cancel),
            _terms.Binding(claim));

    private static async ValueTask<ICommand<Claim, ClaimEvent>> With(
        IEnumerable<Slot> slots, Turn turn, Func<SlotHolders, ICommand<Claim, ClaimEvent>> command) =>
        command(await SlotBook.LookAsync(turn.Given.Session, [.. slots], turn.Given.Cancel));

    private ValueTask<ICommand<Claim, ClaimEvent>> Proof(Turn turn) => Command(new AttachProof(
        new ProofId(turn.Ids),
        Convert.ToHexStringLower([.. Id.Value.ToByteArray(), .. turn.Ids.ToByteArray()]),
        1,
        "text/plain",
        Examples.Text("file-name")));

    private static ValueTask<ICommand<Claim, ClaimEvent>> Command(ICommand<Claim, ClaimEvent> command) =>
        ValueTask.FromResult(command);

    private sealed record Turn(CommandContext Given, int Line, bool Otherwise, Guid Ids);
}
