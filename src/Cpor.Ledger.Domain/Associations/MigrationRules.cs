using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>What an association must be to be carried over.</summary>
internal static class MigrationRules
{
    /// <summary>What is wrong with it, whatever claims there are.</summary>
    public static IEnumerable<FieldProblem> Problems(this MigrateAssociation asked, Instant now)
    {
        if (asked.Product is not { } product)
            yield return new("product", "missing", "An association is for a product.");
        else if (asked.Terms.Product(product) is not { } known || !(known.Dynamics365 || product.Value == "power-bi"))
            yield return new("product", "not-migrated", "Only Dynamics 365 and Power BI are carried over.");
        if (asked.SubscriptionId is null)
            yield return new("subscriptionId", "missing", "An association is for a subscription.");
        if (!ClaimableActivities.AreClaimable(asked.SolutionArea, asked.Activities))
            yield return new("activities", "not-claimable", "These activities cannot be claimed together.");
        if (asked.EffectiveAt > now || asked.EffectiveAt >= asked.SubscriptionEnds)
            yield return new("effectiveAt", "out-of-range", "It counts from an instant before now and before its end.");
    }
}
