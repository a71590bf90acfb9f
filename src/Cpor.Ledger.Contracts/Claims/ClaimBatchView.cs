namespace Cpor.Ledger.Contracts.Claims;

/// <summary>What came of a batch that was read to its end.</summary>
/// <param name="Rows">Every row, in the order of the file.</param>
/// <param name="End">How many of each.</param>
public sealed record ClaimBatchView(IReadOnlyList<ClaimBatchOutcome> Rows, ClaimBatchEnd End);

/// <summary>
/// One line of the answer of <c>POST /v1/claim-batches</c>: a row as soon as it is done, and at last the end. An answer
/// without an end broke off: the same batch is sent again, and what was done is not done twice.
/// </summary>
/// <param name="Row">What came of a row.</param>
/// <param name="End">All rows are done.</param>
public sealed record ClaimBatchLine(ClaimBatchOutcome? Row, ClaimBatchEnd? End);

/// <summary>What came of one row, or would come of it in a dry run.</summary>
/// <param name="Row">Which claim of the file, from 1; the heading and empty lines are not counted.</param>
/// <param name="Key">The row's key.</param>
/// <param name="ClaimId">The claim's id, also of a refused row; null when the row gives one that is none.</param>
/// <param name="Outcome">
/// <c>created</c>; <c>completed</c>, when the claim was there and got proofs that it lacked; <c>submitted</c>, when it
/// was handed in; <c>unchanged</c>, when all of that was done before; <c>refused</c>.
/// </param>
/// <param name="Problem">
/// Why the row was refused: the problem that the endpoint for a single claim, proof or submission answers with.
/// </param>
public sealed record ClaimBatchOutcome(
    int Row,
    string Key,
    string? ClaimId,
    [property: OneOf("RowOutcome")] string Outcome,
    Problem? Problem = null);

/// <summary>The end of a batch's answer.</summary>
/// <param name="DryRun">Whether it was only tried.</param>
/// <param name="Rows">How many rows there were.</param>
/// <param name="Created">How many claims were begun and left as drafts.</param>
/// <param name="Completed">How many were there and got proofs that they lacked.</param>
/// <param name="Submitted">How many were handed in.</param>
/// <param name="Unchanged">How many were as the row asks before.</param>
/// <param name="Refused">How many rows were refused.</param>
public sealed record ClaimBatchEnd(
    bool DryRun, int Rows, int Created, int Completed, int Submitted, int Unchanged, int Refused);
