namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// One claim of a batch: a line of the NDJSON file of <c>POST /v1/claim-batches</c>. As CSV the same fields are
/// columns, contacts as <c>customerContact.email</c>; <c>activities</c>, <c>acknowledgements</c> and <c>proofs</c> hold
/// several values with <c>;</c> between them, and lines are given as <c>workloads</c>, or as <c>products</c> each with
/// its subscription behind a <c>/</c> where it needs one. An empty cell is a field that is left out.
/// </summary>
public sealed record ClaimBatchRow : CreateClaimRequest
{
    /// <summary>
    /// What the partner calls this claim, the same whenever the row is sent again: 1 to 200 visible ASCII characters,
    /// once in the partner's organisation. The claim's id is made from it where none is given.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Its proofs: files of the zip by their whole names there, each once, at most 20.</summary>
    public IReadOnlyList<string?>? Proofs { get; init; }
}
