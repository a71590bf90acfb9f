using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>What somebody is reminded of.</summary>
public enum ReminderOf
{
    /// <summary>The partner: a request for information lapses unanswered.</summary>
    Answer,

    /// <summary>The reviewer: a review is promised.</summary>
    Review,

    /// <summary>The partner: a rejection becomes final undisputed.</summary>
    Dispute,

    /// <summary>The incumbent of a contest: it is decided unheard.</summary>
    Hearing,
}

/// <summary>Somebody was reminded before a deadline. Changes no state.</summary>
/// <param name="Ends">The deadline.</param>
public sealed record Reminded(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ReminderOf Of,
    Instant Ends) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>A promised review was not decided in time. Changes no state; it is shown first from now on.</summary>
/// <param name="ReviewDue">When it should have been decided.</param>
public sealed record ReviewEscalated(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    Instant ReviewDue) : ClaimEvent(ClaimId, LineIds, HappenedAt);
