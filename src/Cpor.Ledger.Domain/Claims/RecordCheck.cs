using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The automatic checks that every submitted claim goes through, by their public names.</summary>
public static class AutomaticChecks
{
    /// <summary>The domain name belongs to the directory.</summary>
    public const string TenantDomain = "tenant-domain";

    /// <summary>The subscription is the tenant's, for the product, active or in grace, and not bought through CSP.</summary>
    public const string Subscription = "subscription";

    /// <summary>Every document is where its digest says, of an allowed type and size.</summary>
    public const string ProofPresent = "proof-present";

    /// <summary>A document that proves another claim as well is noticed.</summary>
    public const string ProofReuse = "proof-reuse";

    /// <summary>All of them, in the order in which they run.</summary>
    public static ValueList<string> All { get; } = [TenantDomain, Subscription, ProofPresent, ProofReuse];
}

/// <summary>An automatic check answered. The first answer counts: a repeated one adds nothing.</summary>
public sealed record RecordCheck(string Check, ValueList<CheckResult> Results) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when filed.Checks.Contains(Check) => Decisions.NoFacts,
        Claim.Filed filed when !filed.Lines.Any(IsChecking) => Decisions.NoFacts,
        Claim.Filed filed => new CheckRecorded(filed.Id, filed.Lines.Where(IsChecking).Ids(), now, Check, Results),
        Claim.Draft => ClaimRefusals.NotSubmitted,
        _ => ClaimRefusals.Over,
    };

    private static bool IsChecking(ClaimLine line) => line.State is LineState.Checking;
}
