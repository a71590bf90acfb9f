using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>
/// The documents of both sides by the time they were added, and who would win by the most recent one (announcement to
/// partners, 2020-07). A suggestion: the reviewer decides, for a document may be worth nothing.
/// </summary>
public static class ProofTimeline
{
    /// <summary>A claim's documents, newest first.</summary>
    public static ValueList<Document> Of(Claim? claim) =>
        claim is null ? [] : claim.Documents.OrderByDescending(document => document.Version).ToValueList();

    /// <summary>The side with the most recent document; the incumbent when none or both at once.</summary>
    public static ContestSide Suggested(Claim challenger, Claim? incumbent) =>
        Newest(challenger) > Newest(incumbent) ? ContestSide.Challenger : ContestSide.Incumbent;

    private static Instant Newest(Claim? claim) =>
        Of(claim).Select(document => document.AddedAt).DefaultIfEmpty(Instant.MinValue).Max();
}
