namespace Cpor.Ledger.Service.Checks;

/// <summary>
/// The codes of failed checks; a public contract. The reasons are those that partners were given (Common CPOR claim
/// issues, 2020).
/// </summary>
public static class CheckCodes
{
    /// <summary>No directory knows the domain name.</summary>
    public const string TenantUnknown = "tenant-unknown";

    /// <summary>The domain name belongs to another directory than the claim names.</summary>
    public const string TenantDomainMismatch = "tenant-domain-mismatch";

    /// <summary>The catalogue has no such subscription.</summary>
    public const string SubscriptionUnknown = "subscription-unknown";

    /// <summary>The subscription is another tenant's.</summary>
    public const string SubscriptionOfAnotherTenant = "subscription-of-another-tenant";

    /// <summary>The subscription is to another product than the line claims.</summary>
    public const string SubscriptionNotForProduct = "subscription-not-for-product";

    /// <summary>The subscription was bought through a cloud solution provider.</summary>
    public const string SubscriptionIsCsp = "subscription-is-csp";

    /// <summary>The subscription was bought but is not set up yet.</summary>
    public const string SubscriptionNotProvisioned = "subscription-not-provisioned";

    /// <summary>The subscription is neither active nor in its grace period.</summary>
    public const string SubscriptionNotActive = "subscription-not-active";
}
