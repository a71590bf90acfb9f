namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// What one batch may have. No limit was ever published for handing in many claims; these let a batch be checked in
/// seconds and done in minutes, on one node and without much memory.
/// </summary>
public sealed record BatchLimits
{
    /// <summary>Rows.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>The bytes of one row.</summary>
    public int RowLength { get; init; } = 64 * 1024;

    /// <summary>The bytes of the rows together.</summary>
    public int RowsLength { get; init; } = 8 * 1024 * 1024;

    /// <summary>The bytes of the zip.</summary>
    public long ZipLength { get; init; } = 256 * 1024 * 1024;

    /// <summary>The entries of the zip, folders counted too.</summary>
    public int ZipEntries { get; init; } = 2_000;

    /// <summary>How many times its own bytes the zip may unpack to.</summary>
    public int ZipRatio { get; init; } = 100;

    /// <summary>
    /// The bytes of all proofs, unpacked; a file that several rows name is kept for each and counts for each. One
    /// proof has at most what a proof may have anywhere.
    /// </summary>
    public long ProofsLength { get; init; } = 512 * 1024 * 1024;

    /// <summary>How many findings are told at once.</summary>
    public int Problems { get; init; } = 100;
}
