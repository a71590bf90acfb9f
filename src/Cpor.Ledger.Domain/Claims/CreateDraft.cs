using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A partner begins a claim (CPOR article, steps 2 to 6). A retry is recognised by the claim's id and equal details.
/// </summary>
public sealed record CreateDraft(ClaimId ClaimId, OrganisationId OrganisationId, ClaimDetails Details)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null when Details.Contradictions() is { Count: > 0 } fields => ClaimRefusals.DetailsInvalid(fields),
        null => new DraftCreated(ClaimId, Details.LineIds(), now, OrganisationId, Details.InOrder()),
        _ when IsRepeated(state) => Decisions.NoFacts,
        _ => ClaimRefusals.Exists,
    };

    private bool IsRepeated(Claim claim) =>
        claim.OrganisationId == OrganisationId && (claim.FirstDetails ?? claim.Details) == Details.InOrder();
}
