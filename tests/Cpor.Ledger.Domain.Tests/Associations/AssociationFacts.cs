using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Associations;

/// <summary>
/// Contoso's association for Dynamics 365 Sales as it was carried over on Monday, and how associations end.
/// </summary>
internal static class AssociationFacts
{
    public static readonly LineId Carried = LineId.For(TheClaim, $"{SalesSlot}");
    public static readonly Instant BeganBefore = Instant.FromUtc(2019, 11, 4, 0, 0);
    public static readonly Instant SubscriptionEnds = Instant.FromUtc(2020, 12, 31, 0, 0);

    public static readonly Sealed Words = Text("comment", "wrong-partner");

    /// <summary>Carried over: version 1.</summary>
    public static Past Migrated1 => Spec.Given(Migrated());

    /// <summary>Its subscription is over: version 2.</summary>
    public static Past Expired2 => Migrated1.And(Expired(SubscriptionEnds));

    /// <summary>A reviewer found both official lines wrong from their beginning on: version 12.</summary>
    public static Past Proposed12 => Stories.Official.And(Proposed(OptOutEnds));

    private const string Source =
        "Create a customer association via the CPOR model (2020-08-26), You should also understand, second point";

    public static Migrated Migrated() => new(
        TheClaim,
        [Carried],
        Monday,
        Contoso,
        ContosoSeattle,
        Northwind,
        SolutionArea.BusinessApplications,
        [Activity.Usage, Activity.PreSales],
        [Programme.OsaSell, Programme.OsuBusinessApplications],
        [new(Carried, SalesSlot, null, Sales, SalesSubscription, true)],
        Terms2020.Exclusivity.Value,
        BeganBefore,
        SubscriptionEnds,
        "before-the-ledger",
        "row-17",
        Facts.Decided
            .Asked(
                "carried-over",
                Source,
                "yes",
                new RuleInput("product", "dynamics-365-sales", LineId: Carried))
            .Asked(
                "slot-free",
                Terms2020.Exclusivity.Source,
                "yes",
                new RuleInput("slot", $"{SalesSlot}", LineId: Carried),
                new RuleInput("holder", "none", LineId: Carried)));

    public static AssociationEnded Expired(Instant at) => Over(
        [new FreedSlot(Carried, SalesSlot)],
        at,
        SubscriptionEnds,
        EndReason.SubscriptionEnded,
        Facts.Decided.Asked(
            "subscription-lasts",
            Source,
            "no",
            RuleInput.At("subscription-ends", SubscriptionEnds, 1, Carried),
            RuleInput.At("asked-at", at)));

    public static AssociationEnded Over(
        ValueList<FreedSlot> freed, Instant at, Instant effective, EndReason reason, DecisionRecord record) => new(
        TheClaim,
        freed.Select(slot => slot.LineId).ToValueList(),
        at,
        effective,
        reason,
        freed,
        null,
        record);

    public static CorrectionProposed Proposed(Instant? effective, ValueList<LineId>? lines = null) => new(
        TheClaim,
        lines ?? Facts.Both,
        OptOutEnds,
        FirstCorrection,
        effective,
        Words,
        "reviewer-1",
        Facts.Decided.Asked(
            "is-official",
            "Silent in every source; two reviewers, since money hangs on it",
            "yes",
            [.. Facts.At(lines ?? Facts.Both, "official", 11)]));

    public static AssociationEnded Corrected(Instant at, Instant effective, ValueList<LineId>? lines = null) =>
        Facts.Ended(at, lines) with
        {
            EffectiveAt = effective,
            Reason = EndReason.Corrected,
            Comment = Words,
            CorrectionId = FirstCorrection,
            Decision = Facts.Decided.Asked(
                "two-reviewers-agree",
                "Silent in every source; two reviewers, since money hangs on it",
                "yes",
                [
                    .. Facts.At(lines ?? Facts.Both, "official", 11),
                    new RuleInput("proposed-by", "reviewer-1"),
                    new RuleInput("confirmed-by", "reviewer-2"),
                ]),
        };
}
