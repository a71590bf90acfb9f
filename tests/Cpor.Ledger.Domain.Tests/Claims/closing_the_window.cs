using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class closing_the_window
{
    private static readonly CloseWindow _close = new(FirstWindow, NobodyHolds, SeedRegime);

    [Fact]
    public void in_silence_makes_the_lines_official()
    {
        var after = Stories.Notified.When(_close, OptOutEnds).Then(Facts.Official(OptOutEnds));

        after.Lines.ShouldAllBe(line => line.State == new LineState.Official(OptOutEnds));
        after.State!.Status().ShouldBe(ClaimStatus.Official);
        after.State!.IsOver().ShouldBeFalse("an official association can end");
    }

    [Fact]
    public void late_makes_them_official_from_the_end_of_the_window() => Stories.Notified
        .When(_close, OptOutEnds + Duration.FromDays(2))
        .Then(Facts.Official(OptOutEnds + Duration.FromDays(2)))
        .Lines.ShouldAllBe(line => line.State == new LineState.Official(OptOutEnds));

    [Fact]
    public void a_microsecond_early_is_refused() => Stories.Notified
        .When(_close, OptOutEnds - Microsecond).ThenRefused(WindowRefusals.OptOutWindowOpen);

    [Fact]
    public void a_nanosecond_early_is_refused() => Stories.Notified
        .When(_close, OptOutEnds - Duration.Epsilon).ThenRefused(WindowRefusals.OptOutWindowOpen);

    [Fact]
    public void before_the_acceptance_of_the_mail_is_recorded_is_refused() => Stories.Accepted
        .When(_close, OptOutEnds + Duration.FromDays(30)).ThenRefused(WindowRefusals.OptOutWindowOpen);

    [Fact]
    public void after_the_customer_refused_adds_nothing() => Stories.OptedOut.When(_close, OptOutEnds).ThenNothing();

    [Fact]
    public void after_the_mail_came_back_adds_nothing() =>
        a_notification_that_comes_back.CameBack.When(_close, OptOutEnds).ThenNothing();

    [Fact]
    public void again_adds_nothing_even_after_the_end_of_the_association() =>
        Stories.Ended.When(_close, OptOutEnds).ThenNothing();

    [Fact]
    public void contests_what_another_organisation_holds_meanwhile()
    {
        var decision = Facts.Decided
            .SlotAsked(Exchange, ExchangeSlot)
            .SlotAsked(Teams, TeamsSlot, FabrikamsClaim)
            .WindowOver(OptOutEnds);

        Stories.Notified
            .When(_close with { Holders = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot)) }, OptOutEnds)
            .Then(
                Facts.Official(OptOutEnds, [Exchange], decision),
                Facts.ReviewedAgain(OptOutEnds, [Teams], "notified", 10),
                Facts.Contested(Teams, TeamsSlot, FirstWindow, decision) with { HappenedAt = OptOutEnds })
            .State!.Status().ShouldBe(ClaimStatus.Contested);
    }

    [Fact]
    public void late_counts_from_the_end_of_an_association_that_lasted_longer_than_the_window()
    {
        var later = OptOutEnds + Duration.FromHours(1);
        var former = Facts.HeldByFabrikam(TeamsSlot);
        var ended = Facts.Ended(later, former.LineIds) with { ClaimId = FabrikamsClaim, EffectiveAt = later };
        var late = later + Duration.FromHours(1);
        var decision = Facts.Decided.SlotsFree().Asked(
            "opt-out-window-over",
            Terms2020.OptOutWindow.Source,
            "yes",
            RuleInput.At("opt-out-ends", OptOutEnds, 10, Exchange),
            RuleInput.At("opt-out-ends", OptOutEnds, 10, Teams),
            RuleInput.At("asked-at", late));

        Stories.Notified.When(_close with { Holders = SlotHolders.None.Evolve(former).Evolve(ended) }, late).Then(
            Facts.Official(late, [Exchange], decision),
            Facts.Official(
                late,
                [Teams],
                decision.Asked(
                    "effective-after-former-holder",
                    Terms2020.Exclusivity.Source,
                    "yes",
                    RuleInput.At("slot-taken-until", later, lineId: Teams))) with
            { EffectiveAt = later });
    }

    [Fact]
    public void rejects_what_your_own_organisation_holds_meanwhile()
    {
        var yours = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot) with { OrganisationId = Contoso });
        var decision = Facts.Decided
            .SlotAsked(Exchange, ExchangeSlot)
            .SlotAsked(Teams, TeamsSlot, FabrikamsClaim)
            .WindowOver(OptOutEnds);

        Stories.Notified.When(_close with { Holders = yours }, OptOutEnds).Then(
            Facts.Official(OptOutEnds, [Exchange], decision),
            new Rejected(
                TheClaim,
                [Teams],
                OptOutEnds,
                RejectionReason.SlotAlreadyYours,
                [],
                [],
                null,
                decision.DisputeLeft([Teams]))
            {
                DisputeEnds = Facts.DisputeEnds(OptOutEnds),
            });
    }

    [Fact]
    public void is_not_hindered_by_its_own_hold()
    {
        var own = SlotHolders.None.Evolve(Facts.Official(OptOutEnds));

        Stories.Notified.When(_close with { Holders = own }, OptOutEnds).Then(Facts.Official(OptOutEnds));
    }

    [Fact]
    public void concerns_the_lines_of_its_window_alone()
    {
        var past = Stories.UnderReview.And(
            Facts.Validated([Exchange]),
            Facts.Notified([Exchange]),
            Facts.Validated([Teams], SecondWindow),
            Facts.Notified([Teams], SecondWindow, Tuesday, 11));

        past.When(_close, OptOutEnds)
            .Then(Facts.Official(
                OptOutEnds,
                [Exchange],
                Facts.Decided.SlotAsked(Exchange, ExchangeSlot).WindowOver(OptOutEnds, [Exchange])))
            .Lines[1].State.ShouldBe(new LineState.Notified(SecondWindow, OptOutEnds + Duration.FromDays(1)));
    }

    [Fact]
    public void names_the_location_that_an_answer_gave()
    {
        var moved = Answers.Nothing with { MpnId = ContosoLondon };
        var past = Stories.Asked.And(
            Facts.Answered(moved, Monday), Facts.Validated(), Facts.Notified(since: 11));

        past.When(_close, OptOutEnds).Then(
            Facts.Official(OptOutEnds, decision: Facts.Decided.SlotsFree().WindowOver(OptOutEnds, since: 12)) with
            {
                MpnId = ContosoLondon,
            });
    }

    [Fact]
    public void of_an_unknown_window_is_refused()
    {
        Spec.GivenNothing.When(_close, OptOutEnds).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_close, OptOutEnds).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.Dropped.When(_close, OptOutEnds).ThenRefused(WindowRefusals.WindowUnknown);
        Stories.Notified.When(_close with { WindowId = SecondWindow }, OptOutEnds)
            .ThenRefused(WindowRefusals.WindowUnknown);
    }
}
