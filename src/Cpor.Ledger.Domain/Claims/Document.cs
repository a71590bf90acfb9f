using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A document of the claim, as far as decisions need it.</summary>
/// <param name="AddedAt">When it was added.</param>
public sealed record Document(ProofId ProofId, string Sha256, int Version, Instant AddedAt);
