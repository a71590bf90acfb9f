using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The partner adds a document that proves execution: to a draft, as an answer, or at any later time while the claim
/// lives (domain facts §4, "Recency rule"). A retry is recognised by the proof's id.
/// </summary>
public sealed record AttachProof(ProofId ProofId, string Sha256, long Size, string ContentType, Sealed FileName)
    : ICommand<Claim, ClaimEvent>
{
    /// <summary>At most this many documents for one claim.</summary>
    public const int MostProofs = 20;

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        _ when Taken(state) is { } taken => taken.Sha256 == Sha256 ? Decisions.NoFacts : ClaimRefusals.ProofIdUsed,
        _ when state.IsOver() => ClaimRefusals.Over,
        _ when state.Documents.Any(document => document.Sha256 == Sha256) => ClaimRefusals.ProofAlreadyAttached,
        _ when state.Documents.Count >= MostProofs => ClaimRefusals.TooMany("proofs", MostProofs),
        _ => new ProofAttached(state.Id, state.LiveLines(), now, ProofId, Sha256, Size, ContentType, FileName),
    };

    private Document? Taken(Claim claim) => claim.Documents.FirstOrDefault(document => document.ProofId == ProofId);
}
