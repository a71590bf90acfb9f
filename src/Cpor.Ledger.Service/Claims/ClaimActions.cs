using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Terms;
using NodaTime;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// What a caller may do with a claim now. The claim itself is asked: a command with the least that it needs is decided
/// and thrown away, so this list and the endpoints cannot disagree about states and times. A draft may always be
/// submitted: what it lacks is said then, all at once.
/// </summary>
public sealed class ClaimActions(TermsLibrary terms, IClock clock)
{
    private static readonly Sealed Words = Sealed.Parse("sealed:v1:commented.v1:text:AAAA");
    private static readonly Guid Fresh = Guid.Parse("ffffffff-ffff-8fff-bfff-ffffffffffff");

    /// <summary>Every action.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "give-details", "attach-proof", "comment", "submit", "answer", "withdraw", "disassociate", "dispute",
        "answer-contest", "follow", "request-info", "validate", "reject", "remove-lines", "decide-contest",
        "record-bounce", "propose-correction", "confirm-correction", "drop-correction",
    ];

    /// <summary>The actions' public names, in the order of a claim's life.</summary>
    /// <param name="successor">The claim that follows this one; null when none does.</param>
    public IReadOnlyList<string> For(Claim claim, Claim? successor, Caller caller)
    {
        var now = clock.GetCurrentInstant();
        var regime = terms.For(claim);
        var asked = caller.Role switch
        {
            CallerRole.Partner => PartnersOf(claim, successor, regime),
            CallerRole.Reviewer => ReviewersOf(claim, caller, regime),
            _ => [],
        };
        return
        [
            .. asked
                .Where(action => action.Command is not { } command || WouldAdd(claim, command, now))
                .Select(action => action.Name)
                .Distinct(),
        ];
    }

    private static IEnumerable<(string Name, ICommand<Claim, ClaimEvent>? Command)> PartnersOf(
        Claim claim, Claim? successor, Regime regime)
    {
        yield return (
            "give-details", new GiveDetails(claim.Details with { PaymentOptOut = !claim.Details.PaymentOptOut }));
        yield return ("attach-proof", new AttachProof(new ProofId(Fresh), new string('f', 64), 1, "text/plain", Words));
        yield return ("comment", new Comment(new CommentId(Fresh), ClaimSide.Partner, Words));
        if (claim is Claim.Draft)
            yield return ("submit", null);
        foreach (var request in (claim as Claim.Filed)?.Requests ?? [])
            yield return ("answer", Answer(claim, request, regime));
        yield return ("withdraw", new Withdraw(null));
        yield return ("disassociate", new EndAssociation([], Words, regime.Terms));
        yield return ("dispute", new Dispute(new DisputeId(Fresh), [], Words, [], regime));
        foreach (var contest in (claim as Claim.Filed)?.Contests ?? [])
            yield return ("answer-contest", new AnswerContest(contest.Id, [], Words, regime.Terms));
        yield return ("follow", new LinkSuccessor(new ClaimId(Fresh), successor));
    }

    private static IEnumerable<(string Name, ICommand<Claim, ClaimEvent>? Command)> ReviewersOf(
        Claim claim, Caller caller, Regime regime)
    {
        var line = (claim as Claim.Filed)?.Lines.FirstOrDefault(line => line.State.IsBeforeReviewer)?.Id;
        yield return ("comment", new Comment(new CommentId(Fresh), ClaimSide.Reviewer, Words));
        yield return ("request-info", new RequestInfo(
            new RequestId(Fresh), [], [RequestedItem.Comment], [], null, regime));
        yield return ("validate", new ValidateLines(new WindowId(Fresh), [], SlotHolders.None, regime.Terms));
        yield return ("reject", new RejectLines([], RejectionReason.InsufficientProof, [], null, regime));
        if (claim is Claim.Filed filed)
        {
            foreach (var action in OfFiled(filed, caller, regime))
                yield return action;
        }

        if (line is { } one)
            yield return ("remove-lines", new RemoveLines([one], null));
    }

    private static IEnumerable<(string Name, ICommand<Claim, ClaimEvent>? Command)> OfFiled(
        Claim.Filed claim, Caller caller, Regime regime)
    {
        if (claim.Contests.Any(contest => contest is { Side: ContestSide.Challenger, IsOpen: true }))
            yield return ("decide-contest", null);
        foreach (var window in claim.Windows)
            yield return ("record-bounce", new RecordBounce(window.Id, null, Words, regime));
        yield return ("propose-correction", new ProposeCorrection(
            new CorrectionId(Fresh), [], null, Words, caller.ActorId, regime.Terms));
        foreach (var proposed in claim.Corrections)
        {
            yield return ("confirm-correction", new ConfirmCorrection(
                proposed.Fact.CorrectionId, caller.ActorId, regime.Terms));
            yield return ("drop-correction", new DropCorrection(proposed.Fact.CorrectionId));
        }
    }

    private static ProvideInfo Answer(Claim claim, Request request, Regime regime) => new(
        request.Id,
        new Answer(
            null,
            request.Fact.CustomerUnreachable ? claim.Details.CustomerContact : null,
            null,
            null,
            [],
            [],
            Words),
        regime);

    private static bool WouldAdd(Claim claim, ICommand<Claim, ClaimEvent> command, Instant now) =>
        command.Decide(claim, now) is Decision<ClaimEvent>.Accepted { Facts.Count: > 0 };
}
