namespace Cpor.Ledger.Contracts.Claims;

/// <summary>What <c>POST /v1/claims/{claimId}/comments</c> answers.</summary>
/// <param name="CommentId">The comment's id.</param>
/// <param name="Claim">The claim after it.</param>
public sealed record CommentView(string CommentId, ClaimView Claim);
