using System.Text.Json.Serialization;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
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

    /// <summary>The refused claim that this one follows, or null.</summary>
    public Predecessor? Follows { get; init; }

    /// <summary>Since when its personal data is erased; null while it is not.</summary>
    public Instant? ErasedAt { get; init; }

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
        ValueList<Window> Windows) : Claim(Id, OrganisationId, Version, Details, Documents, Remarks)
    {
        /// <summary>The contests its lines are or were in, in the order in which they were opened.</summary>
        public ValueList<Contest> Contests { get; init; } = [];

        /// <summary>What it answered as the incumbent of contests.</summary>
        public ValueList<ContestAnswered> ContestAnswers { get; init; } = [];

        /// <summary>The disputes of its rejections.</summary>
        public ValueList<Disputed> Disputes { get; init; } = [];

        /// <summary>The corrections that were proposed.</summary>
        public ValueList<Correction> Corrections { get; init; } = [];

        /// <summary>What somebody was reminded of.</summary>
        public ValueList<Reminder> Reminders { get; init; } = [];

        /// <summary>The claim that followed when this one was refused, or null.</summary>
        public ClaimId? SuccessorId { get; init; }
    }

    /// <summary>A draft that was withdrawn. Final.</summary>
    public sealed record Dropped(
        ClaimId Id,
        OrganisationId OrganisationId,
        int Version,
        ClaimDetails Details,
        ValueList<Document> Documents,
        ValueList<Remark> Remarks) : Claim(Id, OrganisationId, Version, Details, Documents, Remarks);
}

/// <summary>What was fixed when the claim was submitted, or carried over.</summary>
/// <param name="Version">The version of the fact that did it.</param>
public sealed record Submission(Submitted Fact, int Version);

/// <summary>The refused claim that a claim follows.</summary>
/// <param name="SubmittedAt">When the refused claim was submitted.</param>
/// <param name="Version">The version of the fact that links it.</param>
public sealed record Predecessor(ClaimId ClaimId, Instant SubmittedAt, int Version);
