using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Checks;

/// <summary>The subscription that a line claims, for whom and for what.</summary>
public sealed record ClaimedSubscription(SubscriptionId SubscriptionId, TenantId TenantId, ProductKey Product);
