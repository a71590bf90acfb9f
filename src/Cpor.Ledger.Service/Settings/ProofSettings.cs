using NodaTime;

namespace Cpor.Ledger.Service.Settings;

/// <summary>Where proofs are kept and what is let in.</summary>
/// <param name="Folder">
/// The folder that holds one folder per claim. Its files are encrypted.
/// </param>
public sealed record ProofSettings(string Folder)
{
    /// <summary>
    /// Where files are received. They are encrypted there too, and gone when the request ends or the next process
    /// starts.
    /// </summary>
    public string Incoming => Path.Combine(Folder, "incoming");

    /// <summary>
    /// The largest proof in bytes. No limit was ever published for these claims; 25 MiB is what mail servers and
    /// malware scanners commonly take.
    /// </summary>
    public long LargestProof { get; init; } = 25 * 1024 * 1024;

    /// <summary>
    /// Where clamd listens, as <c>tcp://host:3310</c> or <c>unix:///run/clamav/clamd.ctl</c>; null for no malware scan.
    /// </summary>
    public Uri? Clamd { get; init; }

    /// <summary>The longest time for the scan of one file.</summary>
    public Duration ScanTimeout { get; init; } = Duration.FromSeconds(60);
}
