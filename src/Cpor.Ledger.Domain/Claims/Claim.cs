using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

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
    /// <summary>The version of the fact that gave the details as they were submitted, or are while a draft.</summary>
    public int DetailsVersion { get; init; } = 1;

    /// <summary>
    /// The details at the beginning when they have changed since, so that a retry of it is recognised.
    /// </summary>
    public ClaimDetails? FirstDetails { get; init; }

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
        ValueList<AnsweredCheck> Checks,
        ValueList<Request> Requests,
        ValueList<Window> Windows) : Claim(Id, OrganisationId, Version, Details, Documents, Remarks);

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
/// <param name="ReviewDue">When the review should be decided; null until it is open.</param>
public sealed record Submission(Submitted Fact, int Version, Instant? ReviewDue);
