using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// An association from before the ledger was carried over. It is official without a claim having been submitted, and
/// lasts until its subscription is over. Proof may be added later.
/// </summary>
/// <param name="EffectiveAt">From when on it counts.</param>
/// <param name="SubscriptionEnds">When the subscription is over, that instant excluded.</param>
/// <param name="ImportName">The import that brought it.</param>
/// <param name="RowKey">The row of that import.</param>
public sealed record Migrated(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    OrganisationId OrganisationId,
    MpnId MpnId,
    TenantId TenantId,
    SolutionArea SolutionArea,
    ValueList<Activity> Activities,
    ValueList<Programme> Programmes,
    ValueList<SubmittedLine> Lines,
    Exclusivity Exclusivity,
    Instant EffectiveAt,
    Instant SubscriptionEnds,
    string ImportName,
    string RowKey,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt)
{
    internal const string Source =
        "Create a customer association via the CPOR model (2020-08-26), You should also understand, second point";

    /// <summary>The slots that these lines hold from here on.</summary>
    public IEnumerable<Holding> Holdings() => Lines.Select(line =>
        new Holding(line.Slot, ClaimId, line.LineId, OrganisationId, Activities, Exclusivity));
}
