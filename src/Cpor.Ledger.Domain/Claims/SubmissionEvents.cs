using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>One line as submitted: its subscription is known and its slot decided.</summary>
/// <param name="SubscriptionGiven">False when the customer's only subscription to the product was taken.</param>
public sealed record SubmittedLine(
    LineId LineId,
    Slot Slot,
    WorkloadKey? Workload,
    ProductKey? Product,
    SubscriptionId? SubscriptionId,
    bool? SubscriptionGiven);

/// <summary>
/// The partner handed the claim in. From here on it cannot be edited (CPOR article, step 10, note), and it is judged
/// by the terms named here for good.
/// </summary>
public sealed record Submitted(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    OrganisationId OrganisationId,
    MpnId MpnId,
    TenantId TenantId,
    DomainName? DomainName,
    SolutionArea SolutionArea,
    ValueList<Activity> Activities,
    ValueList<Programme> Programmes,
    ValueList<SubmittedLine> Lines,
    ValueList<ProofId> ProofIds,
    Exclusivity Exclusivity,
    bool PaymentOptOut,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>How an automatic check ended for a line.</summary>
public enum CheckOutcome
{
    /// <summary>Nothing against the line.</summary>
    Passed,

    /// <summary>The line cannot stand.</summary>
    Failed,

    /// <summary>A person should look: the reviewer sees it beside the line.</summary>
    Noticed,
}

/// <summary>The answer of an automatic check for one line.</summary>
/// <param name="Code">What was found, kebab case; null when passed.</param>
/// <param name="Inputs">What the check looked at.</param>
public sealed record CheckResult(LineId LineId, CheckOutcome Outcome, string? Code, ValueList<RuleInput> Inputs);

/// <summary>An automatic check answered.</summary>
/// <param name="Check">Which check, kebab case.</param>
public sealed record CheckRecorded(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    string Check,
    ValueList<CheckResult> Results) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>
/// Every automatic check has answered, or these lines come back after they were accepted: they wait for the reviewer,
/// also those that are contested right after.
/// </summary>
/// <param name="ReviewDue">When the review should be decided: shown and escalated, but no state changes by it.</param>
public sealed record ReviewOpened(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    Deadline ReviewDue,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>A slot that another partner holds.</summary>
public sealed record ContestedSlot(LineId LineId, Slot Slot, ClaimId HolderClaimId);

/// <summary>Other partners hold the slots of these lines; the lines wait for the reviewer.</summary>
/// <param name="WindowId">
/// The window under which the lines were to be validated or had become due; null when it was found before the review.
/// </param>
public sealed record Contested(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId? WindowId,
    ValueList<ContestedSlot> Slots,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);
