using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A timer asks whether a request was left unanswered; the claim decides. Unanswered at its end, the lines it was about
/// are rejected (Manage incentives customer associations, 2020-07: "Partner action required").
/// </summary>
public sealed record LapseAnswer(RequestId RequestId, ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed { Submission.Asked: { } asked } filed when asked.RequestId == RequestId =>
            asked.AnswerDue.HasPassed(now) ? Lapse(filed, asked, now) : ClaimRefusals.AnswerWindowOpen,
        Claim.Filed filed when filed.Requests.Contains(RequestId) => Decisions.NoFacts,
        _ => ClaimRefusals.RequestUnknown,
    };

    private Rejected Lapse(Claim.Filed claim, InfoRequested asked, Instant now) => new(
        claim.Id,
        claim.Lines.Where(line => line.State is LineState.AwaitingAnswer).Ids(),
        now,
        RejectionReason.NoPartnerResponse,
        [],
        [],
        null,
        claim.Under(Terms).Asked(
            "answered-in-time",
            Terms.AnswerWindow.Source,
            "no",
            new RuleInput("answer-due", $"{asked.AnswerDue.Ends}", claim.Submission.AskedVersion),
            new RuleInput("asked-at", $"{now}")));
}
