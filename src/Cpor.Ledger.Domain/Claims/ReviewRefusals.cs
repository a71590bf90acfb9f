using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The rules of checks and reviews that can refuse a command.</summary>
public static class ReviewRefusals
{
    /// <summary>Automatic checks have not all answered.</summary>
    public static readonly Refusal ChecksPending =
        new(Untimely, "checks-pending", "Not every automatic check has answered yet.");

    /// <summary>There is no such automatic check.</summary>
    public static readonly Refusal CheckUnknown = new(Invalid, "check-unknown", "There is no such automatic check.");

    /// <summary>A check answers once for every line that is being checked, so that none passes unasked.</summary>
    public static readonly Refusal ResultsIncomplete = new(
        Invalid, "check-results-incomplete", "A check answers once for every line that is being checked.");

    /// <summary>The reason is one that only the ledger itself gives.</summary>
    public static readonly Refusal ReasonNotForReviewers =
        new(Invalid, "reason-not-for-reviewers", "Reviewers cannot reject for this reason.");
}
