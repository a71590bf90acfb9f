using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// What an answer may give: the closed list of what may be changed (Manage incentives customer associations,
/// 2020-07). Null or empty means unchanged.
/// </summary>
public sealed record Answer(
    MpnId? MpnId,
    SealedContact? CustomerContact,
    SealedContact? TechnicalContact,
    SealedContact? PartnerContact,
    ValueList<LineId> RemovedLineIds,
    ValueList<ProofId> ProofIds,
    Sealed? Comment);

/// <summary>
/// The partner answers a request for information; the review goes on. Tenant, solution area and activity never change.
/// The same answer again adds nothing; another answer to an answered request is refused.
/// </summary>
public sealed record ProvideInfo(RequestId RequestId, Answer Answer, Regime Regime) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when filed.Request(RequestId) is { } request => Decide(filed, request, now),
        _ => RequestRefusals.RequestUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, Request request, Instant now)
    {
        if (request.Answer is { } given)
            return Answer.IsRepeated(given, claim) ? Decisions.NoFacts : RequestRefusals.AlreadyAnswered;
        var waiting = claim.Awaiting(RequestId);
        if (waiting.Count == 0)
            return RequestRefusals.RequestClosed;
        if (request.Fact.AnswerDue.HasPassed(now))
            return RequestRefusals.AnswerWindowOver;
        if (!claim.Knows(Answer.RemovedLineIds))
            return ClaimRefusals.LineUnknown;
        if (!Answer.GivesSomething())
            return RequestRefusals.AnswerEmpty;
        if (AnswerRules.Problems(Answer, request.Fact, claim, Regime.Terms) is { Count: > 0 } fields)
            return RequestRefusals.AnswerInvalid(fields);
        var staying = claim.Lines.Where(line => line.IsAlive()).Ids().Except(Answer.RemovedLineIds).Any();
        return staying ? Facts(claim, request, waiting, now).ToValueList() : ClaimRefusals.LastLine;
    }

    private IEnumerable<ClaimEvent> Facts(
        Claim.Filed claim, Request request, ValueList<ClaimLine> waiting, Instant now)
    {
        var decision = claim.Under(Regime.Terms).Asked(
            "answered-in-time",
            Regime.Terms.AnswerWindow.Source,
            "yes",
            RuleInput.At("answer-due", request.Fact.AnswerDue.Ends, request.Version),
            RuleInput.At("answered-at", now));
        yield return new InfoProvided(
            claim.Id,
            waiting.Ids(),
            now,
            RequestId,
            Answer.MpnId,
            Answer.CustomerContact,
            Answer.TechnicalContact,
            Answer.PartnerContact,
            Answer.ProofIds,
            Answer.Comment,
            decision);
        foreach (var promised in claim.PromiseAgain(waiting, Regime, now))
            yield return promised;
        if (Answer.RemovedLineIds.Count > 0)
        {
            yield return new LineRemoved(
                claim.Id, Answer.RemovedLineIds.Distinct().ToValueList(), now, ClaimSide.Partner, null, decision);
        }
    }
}
