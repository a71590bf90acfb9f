using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A partner began a claim. It can be edited and nobody is asked anything until it is submitted.</summary>
public sealed record DraftCreated(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    OrganisationId OrganisationId,
    ClaimDetails Details) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>The partner edited the draft; these details replace the former ones whole.</summary>
public sealed record DetailsGiven(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ClaimDetails Details) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>A document that proves execution was added. Its bytes lie outside, under this digest.</summary>
/// <param name="Sha256">SHA-256 of the document, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes, at least 1.</param>
/// <param name="ContentType">What the content was found to be, a media type.</param>
public sealed record ProofAttached(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ProofId ProofId,
    string Sha256,
    long Size,
    string ContentType,
    Sealed FileName) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>Which side of a claim speaks.</summary>
public enum ClaimSide
{
    /// <summary>The partner.</summary>
    Partner,

    /// <summary>The reviewer.</summary>
    Reviewer,
}

/// <summary>Somebody commented. Comments change no state.</summary>
public sealed record Commented(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    CommentId CommentId,
    ClaimSide Side,
    Sealed Text) : ClaimEvent(ClaimId, LineIds, HappenedAt);
