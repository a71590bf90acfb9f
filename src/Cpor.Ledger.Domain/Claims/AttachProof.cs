using System.Text.RegularExpressions;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The partner adds a document that proves execution: to a draft, as an answer, or at any later time while the claim
/// lives (announcement to partners, 2020-07: the most recent proof counts). A retry is recognised by the proof's id.
/// </summary>
public sealed partial record AttachProof(ProofId ProofId, string Sha256, long Size, string ContentType, Sealed FileName)
    : ICommand<Claim, ClaimEvent>
{
    /// <summary>At most this many documents for one claim.</summary>
    public const int MostProofs = 20;

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        _ when Taken(state) is { } taken => taken.Sha256 == Sha256 ? Decisions.NoFacts : ProofRefusals.ProofIdUsed,
        _ when state.IsOver() => ClaimRefusals.Over,
        _ when Problems().ToValueList() is { Count: > 0 } fields => ProofRefusals.ProofInvalid(fields),
        _ when state.Documents.Any(document => document.Sha256 == Sha256) => ProofRefusals.ProofAlreadyAttached,
        _ when state.Documents.Count >= MostProofs => ClaimRefusals.TooMany("proofs", MostProofs),
        _ => new ProofAttached(state.Id, state.LiveLines(), now, ProofId, Sha256, Size, ContentType, FileName),
    };

    private IEnumerable<FieldProblem> Problems()
    {
        if (!Digest().IsMatch(Sha256))
            yield return new("sha256", "not-a-digest", "A digest is 64 lower-case hexadecimal digits.");
        if (Size < 1)
            yield return new("size", "empty", "A document has at least one byte.");
        if (ContentType.Length > 127 || !MediaType().IsMatch(ContentType))
            yield return new("contentType", "not-a-media-type", "A media type is as application/pdf.");
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z", RegexOptions.None, 1000)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*\z", RegexOptions.None, 1000)]
    private static partial Regex MediaType();

    private Document? Taken(Claim claim) => claim.Documents.FirstOrDefault(document => document.ProofId == ProofId);
}
