using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.Erasure;

/// <summary>How much is erased.</summary>
public enum ErasureScope
{
    /// <summary>Every contact, free text, file name and document of the claim.</summary>
    AllPersonalData,
}

/// <summary>Why personal data is erased.</summary>
public enum ErasureBasis
{
    /// <summary>A person asked for it (GDPR, article 17).</summary>
    DataSubjectRequest,

    /// <summary>It is no longer needed for what it was collected for (GDPR, article 5(1)(e)).</summary>
    RetentionPeriodOver,

    /// <summary>A court or an authority ordered it.</summary>
    CourtOrder,
}

/// <summary>
/// The claim's personal data is erased from now on. What is sealed in earlier facts stays there, and nobody can open
/// it once the claim's data key is destroyed. The lines go on as they were.
/// </summary>
/// <param name="CaseReference">The case at whoever decided it.</param>
public sealed record PersonalDataErased(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ErasureScope Scope,
    ErasureBasis Basis,
    CaseReference CaseReference) : ClaimEvent(ClaimId, LineIds, HappenedAt);
