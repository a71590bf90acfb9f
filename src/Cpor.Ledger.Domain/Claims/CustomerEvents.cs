using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The customer's mail server accepted the notification: the opt-out window is open until
/// <paramref name="OptOutEnds"/>, that instant excluded. Happened when the server accepted.
/// </summary>
/// <param name="OptOutEnds">
/// Counted from the acceptance. Should the mail state a later end, that one holds, for it was promised to the customer.
/// </param>
/// <param name="StatedEnds">The end that the mail states; never later than the real one.</param>
/// <param name="MessageId">The mail's Message-ID, the same whenever it was sent again.</param>
public sealed record CustomerNotified(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId WindowId,
    Deadline OptOutEnds,
    Instant StatedEnds,
    string MessageId,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>
/// The notification was refused for good; no window opened and the partner is asked for another contact.
/// </summary>
/// <param name="Status">The server's status code, as <c>550</c>.</param>
/// <param name="EnhancedStatus">The server's enhanced status (RFC 3463), as <c>5.1.1</c>, when it gave one.</param>
public sealed record NotificationFailed(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId WindowId,
    int Status,
    string? EnhancedStatus) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>
/// The notification came back after the customer's server had accepted it, as a person recorded: the window never was,
/// and the partner is asked for another contact.
/// </summary>
/// <param name="EnhancedStatus">The status of the returned mail (RFC 3463), as <c>5.1.1</c>, when it has one.</param>
/// <param name="Evidence">The words of the returned mail.</param>
public sealed record NotificationBounced(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId WindowId,
    string? EnhancedStatus,
    Sealed Evidence) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>The customer refused these lines before the window ended. Final.</summary>
public sealed record OptedOut(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId WindowId,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>
/// The window passed in silence and the slots were free: the partner is the partner of record for these lines, may see
/// the customer's usage data, and incentive systems may pay.
/// </summary>
/// <param name="EffectiveAt">
/// When the window ended, or the refused claim was submitted that it follows; never in the time of a former holder.
/// </param>
public sealed record Official(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId WindowId,
    Instant EffectiveAt,
    OrganisationId OrganisationId,
    MpnId MpnId,
    TenantId TenantId,
    SolutionArea SolutionArea,
    ValueList<Activity> Activities,
    ValueList<Programme> Programmes,
    ValueList<SubmittedLine> Lines,
    Exclusivity Exclusivity,
    bool PaymentOptOut,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt)
{
    /// <summary>The slots that these lines hold from here on.</summary>
    public IEnumerable<Holding> Holdings() => Lines.Select(line =>
        new Holding(line.Slot, ClaimId, line.LineId, OrganisationId, Activities, Exclusivity));
}
