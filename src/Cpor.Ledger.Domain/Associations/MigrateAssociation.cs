using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>
/// Carries an association over from before the ledger (CPOR article, first two of "You should also understand"):
/// Dynamics 365 and Power BI associations stay valid until their subscriptions expire, those for Microsoft 365 are
/// claimed anew. A retry is recognised by equal content under the same id.
/// </summary>
/// <param name="EffectiveAt">From when on it counts; not after now.</param>
/// <param name="SubscriptionEnds">When the subscription is over, that instant excluded.</param>
public sealed record MigrateAssociation(
    ClaimId ClaimId,
    OrganisationId OrganisationId,
    MpnId MpnId,
    TenantId TenantId,
    SolutionArea SolutionArea,
    ProductKey? Product,
    SubscriptionId? SubscriptionId,
    ValueList<Activity> Activities,
    Instant EffectiveAt,
    Instant SubscriptionEnds,
    string ImportName,
    string RowKey,
    SlotHolders Holders,
    ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => (state, SolutionArea) switch
    {
        (_, SolutionArea.Microsoft365) => AssociationRefusals.ReAssociateByClaim,
        _ when this.Problems(now).ToValueList() is { Count: > 0 } fields => ClaimRefusals.DetailsInvalid(fields),
        (null, _) => Decide(Fact(now), now),
        (Claim.Filed filed, _) when IsRepeated(filed) => Decisions.NoFacts,
        _ => ClaimRefusals.Exists,
    };

    private Decision<ClaimEvent> Decide(Migrated fact, Instant now)
    {
        if (now >= SubscriptionEnds)
            return AssociationRefusals.SubscriptionOver;
        var wanted = fact.Holdings().Single();
        return Holders.InTheWayOf(wanted).FirstOrDefault() switch
        {
            null => Holders.TakenUntil(wanted) > fact.EffectiveAt ? ClaimRefusals.SlotHeld : fact,
            { OrganisationId: var holder } when holder == OrganisationId => ClaimRefusals.SlotAlreadyYours,
            _ => ClaimRefusals.SlotHeld,
        };
    }

    private bool IsRepeated(Claim.Filed claim) =>
        claim is { Submission.Fact: var fact, Lines: [var line] }
        && (fact.OrganisationId, fact.MpnId, fact.TenantId) == (OrganisationId, MpnId, TenantId)
        && fact.Activities.Equals(Activities.Distinct().Order().ToValueList())
        && (line.Unit.Product, line.Unit.SubscriptionId) == (Product, SubscriptionId)
        && (line.State is not LineState.Official || line.State == new LineState.Official(
            EffectiveAt.ToStoredPrecision(), SubscriptionEnds.ToStoredPrecision()));

    private Migrated Fact(Instant now)
    {
        var (product, subscription) = (Product!.Value, SubscriptionId!.Value);
        var slot = Slot.Of(subscription);
        var line = new SubmittedLine(LineId.For(ClaimId, $"{slot}"), slot, null, product, subscription, true);
        var activities = Activities.Distinct().Order().ToValueList();
        return new Migrated(
            ClaimId,
            [line.LineId],
            now,
            OrganisationId,
            MpnId,
            TenantId,
            SolutionArea,
            activities,
            ClaimableActivities.Of(SolutionArea, activities),
            [line],
            Terms.Exclusivity.Value,
            EffectiveAt.ToStoredPrecision(),
            SubscriptionEnds.ToStoredPrecision(),
            ImportName,
            RowKey,
            Terms.Record()
                .Asked(
                    "carried-over", Migrated.Source, "yes", new RuleInput("product", $"{product}", LineId: line.LineId))
                .Asked(
                    "slot-free",
                    Terms.Exclusivity.Source,
                    "yes",
                    new RuleInput("slot", $"{slot}", LineId: line.LineId),
                    new RuleInput("holder", "none", LineId: line.LineId)));
    }
}
