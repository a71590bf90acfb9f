using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Associations.AssociationFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Associations;

public class a_migrated_association
{
    private static readonly MigrateAssociation _migrate = new(
        TheClaim,
        Contoso,
        ContosoSeattle,
        Northwind,
        SolutionArea.BusinessApplications,
        Sales,
        SalesSubscription,
        [Activity.PreSales, Activity.Usage, Activity.Usage],
        BeganBefore,
        SubscriptionEnds,
        "before-the-ledger",
        "row-17",
        NobodyHolds,
        Terms2020);

    private static readonly EndExpired _expire = new(Terms2020);

    private static readonly SlotHolders _fabrikamHolds = SlotHolders.None.Evolve(Facts.HeldByFabrikam(SalesSlot));

    [Fact]
    public void is_official_without_having_been_claimed()
    {
        var after = Spec.GivenNothing.When(_migrate, Monday).Then(Migrated());

        after.Lines.ShouldHaveSingleItem().State.ShouldBe(new LineState.Official(BeganBefore, SubscriptionEnds));
        after.State!.Status().ShouldBe(ClaimStatus.Official);
        after.State!.NextDeadline().ShouldBe(SubscriptionEnds);
        after.State!.Documents.ShouldBeEmpty();
        after.Facts.Aggregate(SlotHolders.None, (holders, fact) => holders.Evolve(fact)).Holdings
            .ShouldHaveSingleItem().OrganisationId.ShouldBe(Contoso);
    }

    [Fact]
    public void may_be_proved_later() => Migrated1
        .When(new AttachProof(Letter, LetterDigest, 1, "application/pdf", Text("file-name", "letter")), Tuesday)
        .Then(Facts.Proved(Carried) with
        {
            HappenedAt = Tuesday,
            ProofId = Letter,
            Sha256 = LetterDigest,
            Size = 1,
            FileName = Text("file-name", "letter"),
        });

    [Fact]
    public void may_be_contested()
    {
        var opened = new OpenContest(Contests.ContestFacts.Theirs, SalesSlot, FabrikamsClaim, SeedRegime);

        opened.Decide(Migrated1.State, Tuesday).ShouldBeOfType<Decision<ClaimEvent>.Accepted>().Facts
            .ShouldHaveSingleItem().LineIds.ShouldBe([Carried]);
    }

    [Fact]
    public void again_is_recognised_whoever_holds_the_slot_by_now()
    {
        Migrated1.When(_migrate with { Holders = _fabrikamHolds }, Tuesday).ThenNothing();
        Expired2.When(_migrate with { Holders = _fabrikamHolds }, SubscriptionEnds).ThenNothing();
    }

    [Fact]
    public void again_with_other_content_is_refused()
    {
        Migrated1.When(_migrate with { OrganisationId = Fabrikam }, Tuesday).ThenRefused(ClaimRefusals.Exists);
        Migrated1.When(_migrate with { MpnId = ContosoLondon }, Tuesday).ThenRefused(ClaimRefusals.Exists);
        Migrated1.When(_migrate with { Activities = [Activity.Usage] }, Tuesday).ThenRefused(ClaimRefusals.Exists);
        Migrated1.When(_migrate with { Product = PowerBi }, Tuesday).ThenRefused(ClaimRefusals.Exists);
        Migrated1.When(_migrate with { SubscriptionId = OtherSubscription }, Tuesday)
            .ThenRefused(ClaimRefusals.Exists);
        Migrated1.When(_migrate with { EffectiveAt = Monday }, Tuesday).ThenRefused(ClaimRefusals.Exists);
        Migrated1.When(_migrate with { SubscriptionEnds = SubscriptionEnds + Microsecond }, Tuesday)
            .ThenRefused(ClaimRefusals.Exists);
        Stories.Drafted.When(_migrate, Tuesday).ThenRefused(ClaimRefusals.Exists);
        Stories.Official.When(_migrate, Tuesday).ThenRefused(ClaimRefusals.Exists);
    }

    [Fact]
    public void for_microsoft_365_is_claimed_anew() => Spec.GivenNothing
        .When(_migrate with { SolutionArea = SolutionArea.Microsoft365, Product = null }, Monday)
        .ThenRefused(AssociationRefusals.ReAssociateByClaim);

    [Fact]
    public void is_for_dynamics_365_or_power_bi()
    {
        Spec.GivenNothing.When(_migrate with { Product = PowerBi }, Monday).Then(Migrated() with
        {
            Lines = [new(Carried, SalesSlot, null, PowerBi, SalesSubscription, true)],
            Decision = Migrated().Decision with
            {
                Rules =
                [
                    Migrated().Decision.Rules[0] with
                    {
                        Inputs = [new RuleInput("product", "power-bi", LineId: Carried)],
                    },
                    Migrated().Decision.Rules[1],
                ],
            },
        });
        Spec.GivenNothing.When(_migrate with { Product = new("power-apps") }, Monday)
            .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("product", "not-migrated"));
        Spec.GivenNothing.When(_migrate with { Product = new("no-such-product") }, Monday)
            .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("product", "not-migrated"));
    }

    [Fact]
    public void says_at_once_all_that_is_wrong_with_it() => Spec.GivenNothing
        .When(
            _migrate with
            {
                Product = null,
                SubscriptionId = null,
                Activities = [Activity.Usage, Activity.RevenueAssociation],
                EffectiveAt = Monday + Microsecond,
            },
            Monday)
        .ThenRefused(
            ClaimRefusals.DetailsInvalid([]),
            ("product", "missing"),
            ("subscriptionId", "missing"),
            ("activities", "not-claimable"),
            ("effectiveAt", "out-of-range"));

    [Fact]
    public void counts_from_an_instant_that_has_come_and_is_before_its_end()
    {
        Spec.GivenNothing.When(_migrate with { EffectiveAt = Monday }, Monday)
            .Then(Migrated() with { EffectiveAt = Monday });
        Spec.GivenNothing.When(_migrate with { EffectiveAt = SubscriptionEnds }, SubscriptionEnds)
            .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("effectiveAt", "out-of-range"));
    }

    [Fact]
    public void whose_subscription_is_over_is_refused()
    {
        var last = SubscriptionEnds - Microsecond;

        Spec.GivenNothing.When(_migrate, last).Then(Migrated() with { HappenedAt = last });
        Spec.GivenNothing.When(_migrate, SubscriptionEnds).ThenRefused(AssociationRefusals.SubscriptionOver);
    }

    [Fact]
    public void of_a_held_slot_is_refused()
    {
        var yours = SlotHolders.None.Evolve(Facts.HeldByFabrikam(SalesSlot) with { OrganisationId = Contoso });

        Spec.GivenNothing.When(_migrate with { Holders = _fabrikamHolds }, Monday)
            .ThenRefused(ClaimRefusals.SlotHeld);
        Spec.GivenNothing.When(_migrate with { Holders = yours }, Monday)
            .ThenRefused(ClaimRefusals.SlotAlreadyYours);
    }

    [Fact]
    public void does_not_reach_back_into_the_time_of_a_former_holder()
    {
        var ended = Facts.Ended(Monday, [_fabrikamHolds.Holdings[0].LineId]) with
        {
            ClaimId = FabrikamsClaim,
            EffectiveAt = Monday,
        };
        var free = _migrate with { Holders = _fabrikamHolds.Evolve(ended) };

        Spec.GivenNothing.When(free with { EffectiveAt = Monday - Microsecond }, Monday)
            .ThenRefused(ClaimRefusals.SlotHeld);
        Spec.GivenNothing.When(free with { EffectiveAt = Monday }, Monday)
            .Then(Migrated() with { EffectiveAt = Monday });
    }

    [Fact]
    public void ends_by_itself_with_its_subscription()
    {
        var after = Migrated1.When(_expire, SubscriptionEnds).Then(Expired(SubscriptionEnds));

        after.State!.IsOver().ShouldBeTrue();
        Migrated1.When(_expire, SubscriptionEnds + Duration.FromDays(3))
            .Then(Expired(SubscriptionEnds + Duration.FromDays(3)));
        after.Facts.Aggregate(SlotHolders.None, (holders, fact) => holders.Evolve(fact)).Holdings.ShouldBeEmpty();
    }

    [Fact]
    public void stays_when_the_timer_is_early() => Migrated1
        .When(_expire, SubscriptionEnds - Microsecond).ThenRefused(AssociationRefusals.NotExpired);

    [Fact]
    public void that_ended_otherwise_is_left_alone()
    {
        Migrated1.And(Over([new(Carried, SalesSlot)], Tuesday, Tuesday, EndReason.Superseded, Facts.Decided))
            .When(_expire, SubscriptionEnds).ThenNothing();
        Expired2.When(_expire, SubscriptionEnds).ThenNothing();
        Stories.Official.When(_expire, SubscriptionEnds).ThenNothing();
        Stories.Drafted.When(_expire, SubscriptionEnds).ThenNothing();
        Spec.GivenNothing.When(_expire, SubscriptionEnds).ThenRefused(ClaimRefusals.NotFound);
    }
}
