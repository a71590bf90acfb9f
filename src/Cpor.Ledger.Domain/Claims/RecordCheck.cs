using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The automatic checks that every submitted claim goes through, by their public names.</summary>
public static class AutomaticChecks
{
    /// <summary>The domain name belongs to the directory.</summary>
    public const string TenantDomain = "tenant-domain";

    /// <summary>
    /// The subscription is the tenant's, for the product, active or in grace, and not bought through CSP.
    /// </summary>
    public const string Subscription = "subscription";

    /// <summary>Every document is where its digest says, of an allowed type and size.</summary>
    public const string ProofPresent = "proof-present";

    /// <summary>A document that proves another claim as well is noticed.</summary>
    public const string ProofReuse = "proof-reuse";

    /// <summary>All of them, in the order in which they run.</summary>
    public static ValueList<string> All { get; } = [TenantDomain, Subscription, ProofPresent, ProofReuse];
}

/// <summary>
/// An automatic check answered for every line that is being checked. The first answer counts: a repeated one, or one
/// that comes when nothing is being checked any more, adds nothing.
/// </summary>
public sealed record RecordCheck(string Check, ValueList<CheckResult> Results) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        _ when !AutomaticChecks.All.Contains(Check) => ReviewRefusals.CheckUnknown,
        Claim.Filed filed when filed.Checks.Any(answered => answered.Check == Check) => Decisions.NoFacts,
        Claim.Filed filed => Decide(filed, filed.Lines.Where(IsChecking).Ids(), now),
        _ => ClaimRefusals.Over,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<LineId> checking, Instant now)
    {
        var answered = Results.Select(result => result.LineId).ToValueList();
        if (!claim.Knows(answered))
            return ClaimRefusals.LineUnknown;
        if (checking.Count == 0)
            return Decisions.NoFacts;
        return answered.Count == checking.Count && checking.IsWithin(answered)
            ? new CheckRecorded(claim.Id, checking, now, Check, Results)
            : ReviewRefusals.ResultsIncomplete;
    }

    private static bool IsChecking(ClaimLine line) => line.State is LineState.Checking;
}
