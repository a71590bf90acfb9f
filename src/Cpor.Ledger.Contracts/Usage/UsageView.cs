using NodaTime;

namespace Cpor.Ledger.Contracts.Usage;

/// <summary>
/// The customer's usage data of the lines that are official at the moment of asking, as
/// <c>GET /v1/claims/{claimId}/usage</c> answers it; no line when none is.
/// </summary>
public sealed record UsageView(string ClaimId, IReadOnlyList<UsageLineView> Lines);

/// <summary>The usage data of an official line.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Workload">Microsoft 365: the workload.</param>
/// <param name="SubscriptionId">Business Applications: the subscription.</param>
/// <param name="Since">From when on the line is official, UTC.</param>
/// <param name="Months">
/// The months from the one on in which that instant lies (UTC), oldest first; a month that was not imported is missing.
/// </param>
public sealed record UsageLineView(
    string LineId, string? Workload, string? SubscriptionId, Instant Since, IReadOnlyList<UsageMonthView> Months);

/// <summary>One month of usage.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="MonthlyActiveUsers">Users who were active in the month.</param>
/// <param name="PaidAvailableUnits">Seats that were paid for.</param>
public sealed record UsageMonthView(LocalDate Month, long MonthlyActiveUsers, long PaidAvailableUnits);
