namespace Cpor.Ledger.Service.Checks;

/// <summary>The formats that subscriptions are imported from.</summary>
public enum SubscriptionFormat
{
    /// <summary>A list of objects, whose properties are named as the columns are.</summary>
    Json,

    /// <summary>
    /// RFC 4180 in UTF-8 with the heading <c>subscriptionId,tenantId,product,state,channel,from,to</c> in any order.
    /// </summary>
    Csv,
}
