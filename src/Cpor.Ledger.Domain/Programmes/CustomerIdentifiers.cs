namespace Cpor.Ledger.Domain.Programmes;

/// <summary>A customer's directory (tenant). Written as a lower-case GUID.</summary>
public readonly record struct TenantId(Guid Value) : IValue<TenantId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out TenantId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new TenantId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}

/// <summary>A customer's subscription to a product. Written as a lower-case GUID.</summary>
public readonly record struct SubscriptionId(Guid Value) : IValue<SubscriptionId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out SubscriptionId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new SubscriptionId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}
