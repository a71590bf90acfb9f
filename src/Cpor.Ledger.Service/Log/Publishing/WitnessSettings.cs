namespace Cpor.Ledger.Service.Log.Publishing;

/// <summary>A witness that is asked to vouch for the log (C2SP tlog-witness).</summary>
public sealed class WitnessSettings
{
    /// <summary>Where it listens; <c>add-checkpoint</c> is below it.</summary>
    public Uri? Url { get; set; }

    /// <summary>Its verifier key.</summary>
    public string Key { get; set; } = "";
}
