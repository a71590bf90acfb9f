using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Disputes;

public class following_a_refused_claim
{
    /// <summary>The refused claim, under another id.</summary>
    private static readonly ClaimId _refusedId = ClaimId.Parse("01900000-0000-7000-8000-000000000003");

    private static readonly ClaimId _third = ClaimId.Parse("01900000-0000-7000-8000-000000000004");

    private static readonly LinkSuccessor _link = new(TheClaim);

    private static readonly ProgrammeTerms _fromRefused = Terms2020 with
    {
        EffectiveFromRefusedClaim = new(true, "PSD on FRP referral e-mails"),
    };

    [Fact]
    public void begins_with_the_link_to_it()
    {
        var after = Spec.GivenNothing.When(Create(Refused), Tuesday).Then(
            Facts.Created() with { HappenedAt = Tuesday },
            Linked());

        after.State!.Follows.ShouldBe(new Predecessor(_refusedId, Monday, 2));
        after.And(new Withdrawn(TheClaim, Facts.Both, Tuesday, null)).State!.Follows!.ClaimId.ShouldBe(_refusedId);
    }

    [Fact]
    public void under_a_taken_id_is_refused_unless_it_follows_the_same()
    {
        Spec.Given(Facts.Created()).When(Create(Refused), Tuesday).ThenRefused(ClaimRefusals.Exists);
        Spec.Given(Facts.Created(), Linked()).When(new CreateDraft(TheClaim, Contoso, Details), Tuesday)
            .ThenRefused(ClaimRefusals.Exists);
        Spec.Given(Facts.Created(), Linked()).When(Create(null), Tuesday).ThenNothing();
    }

    [Fact]
    public void needs_one_that_was_refused_for_good()
    {
        Spec.GivenNothing.When(Create(Stories.Rejected), Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Spec.GivenNothing.When(Create(Stories.OptedOut), Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Spec.GivenNothing.When(Create(Stories.Drafted), Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Spec.GivenNothing.When(Create(null), Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
    }

    [Fact]
    public void of_another_partner_is_refused_in_the_same_words() => Spec.GivenNothing
        .When(Create(Refused) with { OrganisationId = Fabrikam }, Tuesday)
        .ThenRefused(DisputeRefusals.NotRefusedForGood);

    [Fact]
    public void about_another_customer_is_refused() => Spec.GivenNothing
        .When(
            Create(Refused) with
            {
                Details = Details with { TenantId = Domain.Programmes.TenantId.Parse($"{TheClaim}") },
            },
            Tuesday)
        .ThenRefused(DisputeRefusals.NotTheSameCustomer);

    [Fact]
    public void about_another_solution_area_is_refused() => Spec.GivenNothing
        .When(Create(Refused) with { Details = SalesDetails }, Tuesday)
        .ThenRefused(DisputeRefusals.NotTheSameCustomer);

    [Fact]
    public void that_another_claim_follows_is_refused()
    {
        var followed = Refused.And(new SuccessorLinked(_refusedId, Facts.Both, Tuesday, FabrikamsClaim));

        Spec.GivenNothing.When(Create(followed), Tuesday).ThenRefused(DisputeRefusals.SuccessorExists);
    }

    [Fact]
    public void again_is_possible_once_the_claim_that_followed_was_withdrawn()
    {
        var first = new SuccessorLinked(_refusedId, Facts.Both, Tuesday, FabrikamsClaim);
        var followed = Refused.And(first);
        var withdrawn = Stories.Dropped.State! with { Id = FabrikamsClaim };

        Spec.GivenNothing.When(Create(followed) with { Successor = withdrawn }, Tuesday).Then(
            Facts.Created() with { HappenedAt = Tuesday },
            Linked());
        var linked = followed.When(_link with { Successor = withdrawn }, Tuesday)
            .Then(first with { SuccessorClaimId = TheClaim });
        linked.Facts.OfType<SuccessorLinked>().Select(fact => fact.SuccessorClaimId)
            .ShouldBe([FabrikamsClaim, TheClaim]);
        linked.When(new LinkSuccessor(_third, withdrawn), Tuesday)
            .ThenRefused(DisputeRefusals.SuccessorExists);
    }

    [Fact]
    public void again_is_refused_while_the_claim_that_followed_lives_or_was_decided()
    {
        var followed = Refused.And(new SuccessorLinked(_refusedId, Facts.Both, Tuesday, FabrikamsClaim));

        foreach (var story in new[]
        {
            Stories.Drafted, Stories.Filed, Stories.UnderReview, Stories.Official, Stories.OptedOut, Stories.Ended,
            Stories.UnderReview.And(new Withdrawn(TheClaim, [Teams], Tuesday, null)), DisputeFacts.Lapsed10,
        })
        {
            var successor = story.State! with { Id = FabrikamsClaim };
            Spec.GivenNothing.When(Create(followed) with { Successor = successor }, Tuesday)
                .ThenRefused(DisputeRefusals.SuccessorExists);
            followed.When(_link with { Successor = successor }, Tuesday).ThenRefused(DisputeRefusals.SuccessorExists);
        }
    }

    [Fact]
    public void is_told_to_the_refused_claim()
    {
        var after = DisputeFacts.Lapsed10.When(new LinkSuccessor(FabrikamsClaim), Tuesday)
            .Then(new SuccessorLinked(TheClaim, Facts.Both, Tuesday, FabrikamsClaim));

        after.State.ShouldBeOfType<Claim.Filed>().SuccessorId.ShouldBe(FabrikamsClaim);
        after.When(_link, Tuesday).ThenRefused(DisputeRefusals.SuccessorExists);
    }

    [Fact]
    public void names_the_lines_that_were_refused_for_good() => Stories.UnderReview
        .And(
            Facts.Rejected(RejectionReason.InsufficientProof, [Teams]),
            DisputeFacts.Lapsed(Examples.DisputeEnds, [Teams]))
        .When(new LinkSuccessor(FabrikamsClaim), Tuesday)
        .Then(new SuccessorLinked(TheClaim, [Teams], Tuesday, FabrikamsClaim));

    [Fact]
    public void cannot_be_told_to_one_that_was_not_refused_for_good()
    {
        Stories.Rejected.When(_link, Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Stories.Official.When(_link, Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Stories.Drafted.When(_link, Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Stories.Dropped.When(_link, Tuesday).ThenRefused(DisputeRefusals.NotRefusedForGood);
        Spec.GivenNothing.When(_link, Tuesday).ThenRefused(ClaimRefusals.NotFound);
    }

    [Fact]
    public void asks_the_refused_claim_along() =>
        ConsequentCommand.Of(null, [Facts.Created(), Linked()])
            .Select(asked => (asked.ClaimId, asked.Command(SeedRegime, Stories.Dropped.State)))
            .ShouldBe([(_refusedId, _link with { Successor = Stories.Dropped.State })]);

    [Fact]
    public void counts_from_the_refused_submission_where_the_terms_allow_it()
    {
        var decision = Facts.Decided.SlotsFree().WindowOver(OptOutEnds).Asked(
            "effective-from-refused-claim",
            "PSD on FRP referral e-mails",
            "yes",
            new RuleInput("refused-claim", $"{_refusedId}", 11),
            RuleInput.At("refused-claim-submitted-at", Monday, 11));

        Stories.Notified.And(Linked())
            .When(new CloseWindow(FirstWindow, NobodyHolds, SeedRegime with { Terms = _fromRefused }), OptOutEnds)
            .Then(Facts.Official(OptOutEnds, decision: decision) with { EffectiveAt = Monday });
    }

    [Fact]
    public void counts_from_the_end_of_the_window_where_they_do_not()
    {
        Stories.Notified.And(Linked()).When(new CloseWindow(FirstWindow, NobodyHolds, SeedRegime), OptOutEnds)
            .Then(Facts.Official(OptOutEnds));
        Stories.Notified
            .When(new CloseWindow(FirstWindow, NobodyHolds, SeedRegime with { Terms = _fromRefused }), OptOutEnds)
            .Then(Facts.Official(OptOutEnds));
    }

    [Fact]
    public void counts_from_no_time_in_which_another_held_the_slot()
    {
        var until = Tuesday;
        var former = Facts.HeldByFabrikam(TeamsSlot);
        var ended = new AssociationEnded(
            FabrikamsClaim,
            former.LineIds,
            Tuesday,
            until,
            EndReason.PartnerDisassociated,
            [new(former.LineIds[0], TeamsSlot)],
            null,
            Facts.Decided);
        var close = new CloseWindow(
            FirstWindow,
            SlotHolders.None.Evolve(former).Evolve(ended),
            SeedRegime with { Terms = _fromRefused });
        var decision = Facts.Decided.SlotsFree().WindowOver(OptOutEnds).Asked(
            "effective-from-refused-claim",
            "PSD on FRP referral e-mails",
            "yes",
            new RuleInput("refused-claim", $"{_refusedId}", 11),
            RuleInput.At("refused-claim-submitted-at", Monday, 11));
        var clipped = decision.Asked(
            "effective-after-former-holder",
            Terms2020.Exclusivity.Source,
            "yes",
            RuleInput.At("slot-taken-until", until, lineId: Teams));

        Stories.Notified.And(Linked()).When(close, OptOutEnds).Then(
            Facts.Official(OptOutEnds, [Exchange], decision) with { EffectiveAt = Monday },
            Facts.Official(OptOutEnds, [Teams], clipped) with { EffectiveAt = until });
        Stories.Notified.And(Linked())
            .When(
                close with { Holders = SlotHolders.None.Evolve(former).Evolve(ended with { Void = true }) }, OptOutEnds)
            .Then(Facts.Official(OptOutEnds, decision: decision) with { EffectiveAt = Monday });
    }

    private static Past Refused =>
        Spec.Given(DisputeFacts.Lapsed10.Facts.Select(fact => fact with { ClaimId = _refusedId }));

    private static CreateDraft Create(Past? refused) =>
        new(TheClaim, Contoso, Details, _refusedId, refused?.State);

    private static PredecessorLinked Linked() => new(TheClaim, Facts.Both, Tuesday, _refusedId, Monday);
}
