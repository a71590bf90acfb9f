using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A timer asks whether a request was left unanswered; the claim decides. Unanswered at its end, the lines it was about
/// are rejected (Manage incentives customer associations, 2020-07: "Partner action required").
/// </summary>
public sealed record LapseAnswer(RequestId RequestId, Regime Regime) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Request(RequestId) is { } request =>
            Decide(filed, request, filed.Awaiting(RequestId), now),
        _ => RequestRefusals.RequestUnknown,
    };

    private Decision<ClaimEvent> Decide(
        Claim.Filed claim, Request request, ValueList<ClaimLine> waiting, Instant now) =>
        waiting.Count == 0 ? Decisions.NoFacts
        : request.Fact.AnswerDue.HasPassed(now) ? Lapse(claim, request, waiting, now).ToValueList()
        : RequestRefusals.AnswerWindowOpen;

    private IEnumerable<ClaimEvent> Lapse(
        Claim.Filed claim, Request request, ValueList<ClaimLine> waiting, Instant now) => new Rejection(
        claim,
        RejectionReason.NoPartnerResponse,
        Regime,
        claim.Under(Regime.Terms).Asked(
            "answered-in-time",
            Regime.Terms.AnswerWindow.Source,
            "no",
            RuleInput.At("answer-due", request.Fact.AnswerDue.Ends, request.Version),
            RuleInput.At("asked-at", now))).Of(waiting, now);
}
