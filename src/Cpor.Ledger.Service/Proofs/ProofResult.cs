using NodaTime;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>What became of an upload. Only <see cref="Stored"/> leaves anything behind.</summary>
public abstract record ProofResult
{
    private ProofResult()
    {
    }

    /// <summary>
    /// The file is on disk and stays there through a crash. Storing the same file again gives the same.
    /// </summary>
    /// <param name="Sha256">
    /// Of the content, 64 lower-case hexadecimal digits; with the claim, the file's name here.
    /// </param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Kind">What the content was found to be, whatever was declared.</param>
    /// <param name="Scan">What the malware scan said.</param>
    public sealed record Stored(string Sha256, long Size, ProofKind Kind, MalwareScan.Passed Scan) : ProofResult;

    /// <summary>More bytes than allowed; reading stopped there.</summary>
    public sealed record TooLarge(long LargestProof) : ProofResult;

    /// <summary>The content, or the name or type that it came with, is not one that proofs may have.</summary>
    /// <param name="Sniffed">What the content was found to be, as <c>pdf</c>, <c>html</c>, <c>executable</c>.</param>
    /// <param name="Declared">The extension and media type that it came with.</param>
    public sealed record TypeNotAllowed(string Sniffed, string Declared) : ProofResult;

    /// <summary>No bytes at all.</summary>
    public sealed record Empty : ProofResult;

    /// <summary>The malware scan found something.</summary>
    public sealed record Infected(string Name) : ProofResult;

    /// <summary>The malware scan is configured but could not be done; the upload may be tried again.</summary>
    public sealed record ScanUnavailable(string Why) : ProofResult;

    /// <summary>The claim's personal data was erased; nothing more is stored for it.</summary>
    public sealed record Erased(Instant At) : ProofResult;
}
