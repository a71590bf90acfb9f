using NodaTime;

namespace Cpor.Ledger.Contracts.Contests;

/// <summary>The contests of a claim, oldest first, as <c>GET /v1/claims/{claimId}/contests</c> answers them.</summary>
public sealed record ContestList(IReadOnlyList<ContestView> Contests);

/// <summary>A contest of two partners over one slot.</summary>
public sealed record ContestView
{
    /// <summary>The contest's id, the same in both claims.</summary>
    public required string ContestId { get; init; }

    /// <summary>Which side this claim is on: <c>challenger</c> or <c>incumbent</c>.</summary>
    [OneOf("ContestSide")]
    public required string Side { get; init; }

    /// <summary>This claim's line.</summary>
    public required string LineId { get; init; }

    /// <summary>What both want to hold.</summary>
    public required string Slot { get; init; }

    /// <summary><c>open</c>, <c>decided</c>, or <c>dropped</c> when a side left before a decision.</summary>
    [OneOf("ContestState")]
    public required string State { get; init; }

    /// <summary>Until when the incumbent is heard, UTC, that instant excluded; not told to a challenger.</summary>
    public Instant? HearingEnds { get; init; }

    /// <summary>Whether the incumbent has answered; not told to a challenger.</summary>
    public bool? Answered { get; init; }

    /// <summary><c>challenger</c> or <c>incumbent</c>; null while nobody has won.</summary>
    [OneOf("ContestSide")]
    public string? Winner { get; init; }

    /// <summary>The side that would win by the most recent proof; for reviewers and auditors alone.</summary>
    [OneOf("ContestSide")]
    public string? Suggested { get; init; }

    /// <summary>The challenger's claim and proofs; for reviewers and auditors alone.</summary>
    public ContestantView? Challenger { get; init; }

    /// <summary>The incumbent's claim and proofs; for reviewers and auditors alone.</summary>
    public ContestantView? Incumbent { get; init; }
}

/// <summary>One side of a contest.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="PartnerName">The partner and its location in words.</param>
/// <param name="Proofs">Its documents, newest first.</param>
public sealed record ContestantView(string ClaimId, string PartnerName, IReadOnlyList<ContestantProofView> Proofs);

/// <summary>A document of one side.</summary>
/// <param name="ProofId">The proof's id in its claim.</param>
/// <param name="Sha256">SHA-256 of the document, 64 lower-case hexadecimal digits.</param>
/// <param name="AddedAt">When it was added, UTC.</param>
public sealed record ContestantProofView(string ProofId, string Sha256, Instant AddedAt);
