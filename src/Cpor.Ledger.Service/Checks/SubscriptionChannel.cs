namespace Cpor.Ledger.Service.Checks;

/// <summary>How a subscription was bought.</summary>
public enum SubscriptionChannel
{
    /// <summary>Under a volume licence.</summary>
    VolumeLicensing,

    /// <summary>From the vendor's site.</summary>
    WebDirect,

    /// <summary>From a cloud solution provider (reseller), which this programme does not cover.</summary>
    Csp,
}
