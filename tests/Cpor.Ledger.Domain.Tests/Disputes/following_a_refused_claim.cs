using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Disputes;

public class following_a_refused_claim
{
    /// <summary>The refused claim, under another id.</summary>
    private static readonly ClaimId _refusedId = ClaimId.Parse("01900000-0000-7000-8000-000000000003");

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
        AskedAlong.Of(null, [Facts.Created(), Linked()]).Select(asked => (asked.ClaimId, asked.Command(SeedRegime)))
            .ShouldBe([(_refusedId, _link)]);

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

    private static Past Refused =>
        Spec.Given(DisputeFacts.Lapsed10.Facts.Select(fact => fact with { ClaimId = _refusedId }));

    private static CreateDraft Create(Past? refused) =>
        new(TheClaim, Contoso, Details, _refusedId, refused?.State);

    private static PredecessorLinked Linked() => new(TheClaim, Facts.Both, Tuesday, _refusedId, Monday);
}
