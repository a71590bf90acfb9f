namespace Cpor.Ledger.Service.Checks;

/// <summary>Whether a subscription can be used.</summary>
public enum SubscriptionState
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>Expired, and still usable for a while.</summary>
    Grace,

    /// <summary>Over.</summary>
    Ended,

    /// <summary>Bought, and not set up yet.</summary>
    NotProvisioned,
}
