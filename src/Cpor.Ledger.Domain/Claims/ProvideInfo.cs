using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>What an answer may give: the closed list of domain facts §3.4. Null or empty means unchanged.</summary>
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
/// Answering the same request again adds nothing.
/// </summary>
public sealed record ProvideInfo(RequestId RequestId, Answer Answer, ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed { Submission.Asked: { } asked } filed when asked.RequestId == RequestId =>
            Decide(filed, asked, now),
        Claim.Filed filed when filed.Requests.Contains(RequestId) && !filed.Lapsed(RequestId) => Decisions.NoFacts,
        _ => ClaimRefusals.RequestUnknown,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, InfoRequested asked, Instant now)
    {
        if (asked.AnswerDue.HasPassed(now))
            return ClaimRefusals.AnswerWindowOver;
        if (!claim.Knows(Answer.RemovedLineIds))
            return ClaimRefusals.LineUnknown;
        if (AnswerRules.Problems(Answer, asked, claim) is { Count: > 0 } fields)
            return ClaimRefusals.AnswerInvalid(fields);
        if (AnswerRules.Given(Answer).Count == 0)
            return ClaimRefusals.AnswerEmpty;
        var staying = claim.Lines.Where(line => line.IsAlive()).Ids().Except(Answer.RemovedLineIds).Any();
        return staying ? Facts(claim, asked, now).ToValueList() : ClaimRefusals.LastLine;
    }

    private IEnumerable<ClaimEvent> Facts(Claim.Filed claim, InfoRequested asked, Instant now)
    {
        yield return new InfoProvided(
            claim.Id,
            asked.LineIds,
            now,
            RequestId,
            Answer.MpnId,
            Answer.CustomerContact,
            Answer.TechnicalContact,
            Answer.PartnerContact,
            Answer.ProofIds,
            Answer.Comment,
            claim.Under(Terms).Asked(
                "answered-in-time",
                Terms.AnswerWindow.Source,
                "yes",
                new RuleInput("answer-due", $"{asked.AnswerDue.Ends}", claim.Submission.AskedVersion),
                new RuleInput("answered-at", $"{now}")));
        if (Answer.RemovedLineIds.Count > 0)
            yield return new LineRemoved(claim.Id, Answer.RemovedLineIds, now, ClaimSide.Partner, null);
    }
}
