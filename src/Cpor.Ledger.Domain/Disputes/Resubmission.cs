using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// When a new claim may follow a refused one (Manage incentives customer associations, 2020-07: after the time to
/// dispute only a new claim with updated proof).
/// </summary>
internal static class Resubmission
{
    /// <summary>Whether a line was refused and nothing can be done about it.</summary>
    public static bool IsRefused(ClaimLine line) =>
        line.State is LineState.RejectedFinally or LineState.Rejected { Dispute: null };

    /// <summary>Whether something of the claim was refused for good.</summary>
    public static bool CanBeFollowed(this Claim.Filed claim) => claim.Lines.Any(IsRefused);

    /// <summary>
    /// Whether another claim follows it. One that was withdrawn is as none: what is withdrawn stays so.
    /// </summary>
    /// <param name="successor">The claim that follows, as it is now.</param>
    public static bool IsFollowed(this Claim.Filed claim, Claim? successor) =>
        claim.SuccessorId is { } id && (successor?.Id != id || successor.Status() != ClaimStatus.Withdrawn);

    /// <summary>Why a draft cannot follow that claim, or null when it can.</summary>
    public static Refusal? Hindrance(Claim? predecessor, CreateDraft draft) => predecessor switch
    {
        Claim.Filed filed when filed.SuccessorId != draft.ClaimId && filed.IsFollowed(draft.Successor) =>
            DisputeRefusals.SuccessorExists,
        Claim.Filed filed when filed.OrganisationId == draft.OrganisationId && filed.CanBeFollowed() =>
            filed.Details.TenantId == draft.Details.TenantId && filed.Details.SolutionArea == draft.Details.SolutionArea
                ? null
                : DisputeRefusals.NotTheSameCustomer,
        _ => DisputeRefusals.NotRefusedForGood,
    };
}
