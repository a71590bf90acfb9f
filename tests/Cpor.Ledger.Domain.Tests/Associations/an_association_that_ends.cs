using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Tests.Contests;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Associations.AssociationFacts;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Associations;

/// <summary>With its subscription, or because another partner won the slot.</summary>
public class an_association_that_ends
{
    private static readonly Instant _later = OptOutEnds + Duration.FromDays(30);

    private static readonly EndSuperseded _supersede =
        new(TeamsSlot, ContestFacts.Theirs, FabrikamsClaim, _later, Terms2020);

    private static readonly EndWithSubscription _subscriptionEnds = new(SalesSubscription, _later, Terms2020);

    [Fact]
    public void for_a_challenger_ends_from_when_the_challengers_counts()
    {
        var after = ContestFacts.Incumbent.When(_supersede, _later + Duration.FromHours(1))
            .Then(Superseded(_later + Duration.FromHours(1), _later));

        after.Lines.Select(line => line.State)
            .ShouldBe([new LineState.Official(OptOutEnds), new LineState.Ended(EndReason.Superseded)]);
    }

    [Fact]
    public void never_ends_before_it_began() => ContestFacts.Incumbent
        .When(_supersede with { EffectiveAt = Monday }, _later).Then(Superseded(_later, OptOutEnds, Monday));

    [Fact]
    public void for_a_challenger_of_whom_it_never_heard_ends_all_the_same()
    {
        var unheard = Superseded(_later, _later);

        Stories.Official.When(_supersede, _later).Then(unheard with
        {
            Decision = unheard.Decision with
            {
                Rules =
                [
                    unheard.Decision.Rules[0] with
                    {
                        Inputs =
                        [
                            new RuleInput("contested-slot", $"{TeamsSlot}"),
                            RuleInput.At("superseded-from", _later),
                        ],
                    },
                ],
            },
        });
    }

    [Fact]
    public void for_a_challenger_adds_nothing_once_it_ended()
    {
        ContestFacts.Incumbent.And(Facts.Ended(OptOutEnds)).When(_supersede, _later).ThenNothing();
        Stories.Official.When(_supersede with { Slot = SalesSlot }, _later).ThenNothing();
        Stories.Notified.When(_supersede, _later).ThenNothing();
        Spec.GivenNothing.When(_supersede, _later).ThenRefused(ClaimRefusals.NotFound);
    }

    [Fact]
    public void with_its_subscription_ends_from_when_the_catalogue_says()
    {
        var ended = Instant.FromUtc(2020, 10, 1, 0, 0);

        Migrated1.When(_subscriptionEnds with { EndedAt = ended }, _later).Then(WithSubscription(ended));
        Migrated1.When(_subscriptionEnds with { EndedAt = ended + Duration.Epsilon }, _later)
            .Then(WithSubscription(ended));
        Migrated1.When(_subscriptionEnds with { EndedAt = Instant.FromUtc(2019, 1, 1, 0, 0) }, _later)
            .Then(WithSubscription(Instant.FromUtc(2019, 1, 1, 0, 0)) with { EffectiveAt = BeganBefore });
    }

    [Fact]
    public void is_not_touched_by_the_end_of_another_subscription()
    {
        Migrated1.When(_subscriptionEnds with { SubscriptionId = OtherSubscription }, _later).ThenNothing();
        Stories.Official.When(_subscriptionEnds, _later).ThenNothing();
        Expired2.When(_subscriptionEnds, _later).ThenNothing();
        Stories.Drafted.When(_subscriptionEnds, _later).ThenNothing();
        Spec.GivenNothing.When(_subscriptionEnds, _later).ThenRefused(ClaimRefusals.NotFound);
    }

    [Fact]
    public void by_its_partner_does_not_end_before_it_began_where_a_clock_is_behind() => Stories.Official
        .When(new EndAssociation([], Text("comment", "goodbye"), Terms2020), OptOutEnds - Microsecond)
        .Then(Facts.Ended(OptOutEnds) with { HappenedAt = OptOutEnds - Microsecond });

    private static AssociationEnded WithSubscription(Instant ended) => Over(
        [new(Carried, SalesSlot)],
        _later,
        ended,
        EndReason.SubscriptionEnded,
        Facts.Decided.Asked(
            "subscription-lasts",
            "Issues with CPOR customer associations (2020-07)",
            "no",
            new RuleInput("subscription", $"{SalesSubscription}", 1),
            RuleInput.At("subscription-ended-at", ended)));

    private static AssociationEnded Superseded(Instant at, Instant effective, Instant? asked = null) => Over(
        [new(Teams, TeamsSlot)],
        at,
        effective,
        EndReason.Superseded,
        Facts.Decided.Asked(
            "contest-lost",
            Terms2020.Exclusivity.Source,
            "yes",
            new RuleInput("contested-slot", $"{TeamsSlot}", 12),
            RuleInput.At("superseded-from", asked ?? effective))) with
    {
        SupersededByClaimId = FabrikamsClaim,
    };
}
