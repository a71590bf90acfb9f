using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The partner takes the claim back: a draft, or the lines that the reviewer has not accepted yet. Lines
/// of which the customer was or is being told stay. Withdrawing again adds nothing.
/// </summary>
public sealed record Withdraw(Sealed? Comment) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft draft => new Withdrawn(draft.Id, draft.LiveLines(), now, Comment),
        Claim.Dropped => Decisions.NoFacts,
        Claim.Filed filed when filed.Lines.Where(CanWithdraw).Ids() is { Count: > 0 } lines =>
            new Withdrawn(filed.Id, lines, now, Comment),
        Claim.Filed filed when filed.Lines.Any(line => line.State is LineState.Withdrawn) => Decisions.NoFacts,
        Claim.Filed filed when filed.IsOver() => ClaimRefusals.Over,
        _ => ClaimRefusals.LinesNotOpenToThis,
    };

    private static bool CanWithdraw(ClaimLine line) =>
        line.State is LineState.Checking || line.State.IsBeforeReviewer;
}
