namespace Cpor.Ledger.Service.Checks;

/// <summary>What a tenant directory answered.</summary>
public abstract record TenantLookup
{
    private TenantLookup()
    {
    }

    /// <summary>It knows the tenant.</summary>
    public sealed record Found(Tenant Tenant) : TenantLookup;

    /// <summary>It knows no such tenant.</summary>
    public sealed record Unknown : TenantLookup;

    /// <summary>It could not be asked, or its answer made no sense.</summary>
    public sealed record Unavailable(string Why) : TenantLookup;
}
