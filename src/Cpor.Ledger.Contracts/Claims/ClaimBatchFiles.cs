namespace Cpor.Ledger.Contracts.Claims;

/// <summary>What <c>POST /v1/claim-batches</c> is given. Both contents are read once and left open.</summary>
/// <param name="Claims">The rows in UTF-8.</param>
/// <param name="Format">Their media type: <see cref="Csv"/> or <see cref="Ndjson"/>.</param>
/// <param name="Proofs">The zip with their proofs, null for none.</param>
public sealed record ClaimBatchFiles(Stream Claims, string Format, Stream? Proofs = null)
{
    /// <summary>RFC 4180 with a heading line and commas.</summary>
    public const string Csv = "text/csv";

    /// <summary>One JSON object in each line.</summary>
    public const string Ndjson = "application/x-ndjson";

    /// <summary>Only say what would come of it; nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Hand each claim in after it was created.</summary>
    public bool Submit { get; init; }
}
