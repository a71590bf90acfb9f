using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A document of the claim, as far as decisions need it.</summary>
/// <param name="AddedAt">When it was added.</param>
public sealed record Document(ProofId ProofId, string Sha256, int Version, Instant AddedAt)
{
    /// <summary>The document that a fact of that version adds.</summary>
    public static Document Of(ProofAttached fact, int version) =>
        new(fact.ProofId, fact.Sha256, version, fact.HappenedAt);
}
