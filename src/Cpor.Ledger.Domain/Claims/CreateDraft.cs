using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A partner begins a claim (CPOR article, steps 2 to 6), perhaps one that follows a refused claim. A retry is
/// recognised by the claim's id and equal details.
/// </summary>
/// <param name="Follows">The id of the refused claim; null when it follows none.</param>
/// <param name="Predecessor">The refused claim as it is now.</param>
/// <param name="Successor">The claim that follows the refused one so far, as it is now; null when none does.</param>
public sealed record CreateDraft(
    ClaimId ClaimId,
    OrganisationId OrganisationId,
    ClaimDetails Details,
    ClaimId? Follows = null,
    Claim? Predecessor = null,
    Claim? Successor = null) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null when Details.Contradictions() is { Count: > 0 } fields => ClaimRefusals.DetailsInvalid(fields),
        null when Follows is not null && Resubmission.Hindrance(Predecessor, this) is { } hindrance => hindrance,
        null => Begin(now).ToValueList(),
        _ when IsRepeated(state) => Decisions.NoFacts,
        _ => ClaimRefusals.Exists,
    };

    private IEnumerable<ClaimEvent> Begin(Instant now)
    {
        yield return new DraftCreated(ClaimId, Details.LineIds(), now, OrganisationId, Details.InOrder());
        if (Predecessor is Claim.Filed refused)
        {
            yield return new PredecessorLinked(
                ClaimId, Details.LineIds(), now, refused.Id, refused.Submission.Fact.HappenedAt);
        }
    }

    private bool IsRepeated(Claim claim) =>
        claim.Follows?.ClaimId == Follows
        && claim.OrganisationId == OrganisationId && (claim.FirstDetails ?? claim.Details) == Details.InOrder();
}
