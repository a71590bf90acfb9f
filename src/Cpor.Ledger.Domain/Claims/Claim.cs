using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>A document of the claim, as far as decisions need it.</summary>
public sealed record Document(ProofId ProofId, string Sha256, int Version);

/// <summary>A comment on the claim, as far as a retry needs it.</summary>
public sealed record Remark(CommentId CommentId, Sealed Text);

/// <summary>One line of a submitted claim.</summary>
/// <param name="Since">The version of the fact that brought the line where it stands.</param>
/// <param name="Failed">Codes of the automatic checks that failed for it.</param>
public sealed record ClaimLine(SubmittedLine Unit, LineState State, int Since, ValueList<string> Failed)
{
    /// <summary>The line's id.</summary>
    [JsonIgnore]
    public LineId Id => Unit.LineId;
}

/// <summary>
/// What a decision needs to know of a claim, and no more: the facts so far, folded by <see cref="ClaimFolding"/>.
/// </summary>
/// <param name="Version">How many facts were folded; the version of the newest one.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "phase")]
[JsonDerivedType(typeof(Draft), "draft")]
[JsonDerivedType(typeof(Filed), "filed")]
[JsonDerivedType(typeof(Dropped), "dropped")]
public abstract record Claim(
    ClaimId Id,
    OrganisationId OrganisationId,
    int Version,
    ClaimDetails Details,
    ValueList<Document> Documents,
    ValueList<Remark> Remarks)
{
    /// <summary>Being written by the partner.</summary>
    public sealed record Draft(
        ClaimId Id,
        OrganisationId OrganisationId,
        int Version,
        ClaimDetails Details,
        ValueList<Document> Documents,
        ValueList<Remark> Remarks) : Claim(Id, OrganisationId, Version, Details, Documents, Remarks);

    /// <summary>Submitted: the lines have lives of their own.</summary>
    public sealed record Filed(
        ClaimId Id,
        OrganisationId OrganisationId,
        int Version,
        ClaimDetails Details,
        ValueList<Document> Documents,
        ValueList<Remark> Remarks,
        Submission Submission,
        ValueList<ClaimLine> Lines,
        ValueList<string> Checks,
        ValueList<RequestId> Requests,
        ValueList<WindowId> Windows) : Claim(Id, OrganisationId, Version, Details, Documents, Remarks);

    /// <summary>A draft that was withdrawn. Final.</summary>
    public sealed record Dropped(
        ClaimId Id,
        OrganisationId OrganisationId,
        int Version,
        ClaimDetails Details,
        ValueList<Document> Documents,
        ValueList<Remark> Remarks) : Claim(Id, OrganisationId, Version, Details, Documents, Remarks);
}

/// <summary>What was fixed when the claim was submitted.</summary>
/// <param name="Version">The version of the fact that submitted it.</param>
/// <param name="Asked">What the open request for information asks, null when none is open.</param>
public sealed record Submission(
    Submitted Fact,
    int Version,
    InfoRequested? Asked,
    int AskedVersion,
    Instant? ReviewDue);
