using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// A review is promised once more to lines that come back to the reviewer after they were accepted: the promise of
/// their first one was kept (no source speaks of a second review; the terms promise a time for any).
/// </summary>
internal static class ReviewPromise
{
    /// <summary>The promise to those of the lines that have none; nothing when all have one.</summary>
    public static IEnumerable<ClaimEvent> PromiseAgain(
        this Claim.Filed claim, IEnumerable<ClaimLine> back, Regime regime, Instant now)
    {
        // One that is in a contest would leave it for the review.
        var lines = back.Where(line => line.Review is null && claim.Challenge(line.Id) is null).ToValueList();
        if (lines.Count == 0)
            yield break;
        yield return new ReviewOpened(
            claim.Id,
            lines.Ids(),
            now,
            regime.Count(regime.Terms.ReviewPromise.Value, now),
            claim.Under(regime.Terms).Asked(
                "review-again",
                regime.Terms.ReviewPromise.Source,
                "yes",
                [.. lines.Select(line => line.Input())]));
    }
}
