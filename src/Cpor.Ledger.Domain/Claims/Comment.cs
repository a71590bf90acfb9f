using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The partner comments, or the reviewer on what was submitted (Manage incentives customer associations, 2020-07): a
/// draft is the partner's own. Changes no state. A retry is recognised by the comment's id.
/// </summary>
public sealed record Comment(CommentId CommentId, ClaimSide Side, Sealed Text) : ICommand<Claim, ClaimEvent>
{
    /// <summary>At most this many comments on one claim.</summary>
    public const int MostComments = 500;

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        _ when Taken(state) is { } taken => taken == Remark.Of(CommentId, Side, Text)
            ? Decisions.NoFacts
            : ClaimRefusals.CommentIdUsed,
        Claim.Draft when Side == ClaimSide.Reviewer => ClaimRefusals.NotSubmitted,
        Claim.Dropped when Side == ClaimSide.Reviewer => ClaimRefusals.Over,
        _ when state.Remarks.Count >= MostComments => ClaimRefusals.TooMany("comments", MostComments),
        _ => new Commented(state.Id, state.LiveLines(), now, CommentId, Side, Text),
    };

    private Remark? Taken(Claim claim) => claim.Remarks.FirstOrDefault(remark => remark.CommentId == CommentId);
}
