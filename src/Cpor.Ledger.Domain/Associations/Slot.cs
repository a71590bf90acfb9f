using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// What only one partner can officially hold: a workload of a tenant, or a subscription (CPOR article, last of "You
/// should also understand"). Always this coarse unit, whatever the terms say about activities, so that claims under
/// different terms meet. Text: <c>workload:&lt;tenant&gt;/&lt;workload&gt;</c> or <c>subscription:&lt;id&gt;</c>.
/// </summary>
public readonly record struct Slot(string Value) : IValue<Slot>
{
    /// <summary>The slot of a Microsoft 365 workload.</summary>
    public static Slot Of(TenantId tenant, WorkloadKey workload) => new($"workload:{tenant}/{workload}");

    /// <summary>The slot of a Business Applications subscription.</summary>
    public static Slot Of(SubscriptionId subscription) => new($"subscription:{subscription}");

    /// <inheritdoc />
    public static bool TryParse(string? text, out Slot value)
    {
        var parsed = text?.Split([':', '/']) switch
        {
            ["workload", var tenant, var workload]
                when TenantId.TryParse(tenant, out var id) && WorkloadKey.TryParse(workload, out var key) =>
                    Of(id, key),
            ["subscription", var subscription] when SubscriptionId.TryParse(subscription, out var id) => Of(id),
            _ => default(Slot?),
        };
        value = parsed.GetValueOrDefault();
        return parsed is not null && text == value.Value;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;
}
