using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The partner edits a draft; the details replace the former ones whole. The same details again add nothing.
/// </summary>
public sealed record GiveDetails(ClaimDetails Details) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        _ when state.Details == Details.InOrder() => Decisions.NoFacts,
        Claim.Draft when Details.Contradictions() is { Count: > 0 } fields => ClaimRefusals.DetailsInvalid(fields),
        Claim.Draft => new DetailsGiven(state.Id, Details.LineIds(), now, Details.InOrder()),
        Claim.Filed => ClaimRefusals.AlreadySubmitted,
        _ => ClaimRefusals.Over,
    };
}
