namespace Cpor.Ledger.Contracts.Contests;

/// <summary>
/// The body of <c>POST /v1/claims/{claimId}/contests/{contestId}/answer</c>: the partner whose association is contested
/// is heard, with newer proof, words, or both. The same answer again adds nothing.
/// </summary>
public sealed record AnswerContestRequest
{
    /// <summary>Proofs of this claim; they are attached first.</summary>
    public IReadOnlyList<string?>? ProofIds { get; init; }

    /// <summary>What the partner says to the reviewer, at most 4,000 characters.</summary>
    public string? Comment { get; init; }
}
