using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class validating_lines
{
    private static readonly ValidateLines _validate = new(FirstWindow, [], NobodyHolds, Terms2020);
    private static readonly SlotHolders _fabrikamHoldsTeams = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot));
    private static readonly SlotHolders _contosoHoldsTeams =
        SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot) with { OrganisationId = Contoso });

    [Fact]
    public void lets_the_customer_be_notified_of_all_of_them()
    {
        var after = Stories.UnderReview.When(_validate, Monday).Then(Facts.Validated());

        after.Lines.ShouldAllBe(line => line.State == new LineState.Validated(FirstWindow));
        after.State!.Status().ShouldBe(ClaimStatus.Validated);
    }

    [Fact]
    public void of_some_leaves_the_others_before_the_reviewer() => Stories.UnderReview
        .When(_validate with { LineIds = [Teams] }, Monday)
        .Then(Facts.Validated([Teams], slots: Facts.Decided.SlotAsked(Teams, TeamsSlot)))
        .Lines[0].State.ShouldBe(new LineState.UnderReview());

    [Fact]
    public void contests_what_another_organisation_holds_and_validates_the_rest()
    {
        var slots = Facts.Decided.SlotAsked(Exchange, ExchangeSlot).SlotAsked(Teams, TeamsSlot, FabrikamsClaim);

        Stories.UnderReview.When(_validate with { Holders = _fabrikamHoldsTeams }, Monday)
            .Then(
                Facts.Contested(Teams, TeamsSlot, FirstWindow, slots),
                Facts.Validated([Exchange], slots: slots))
            .State!.Status().ShouldBe(ClaimStatus.Contested);
    }

    [Fact]
    public void that_only_contests_is_recognised_when_repeated()
    {
        var slots = Facts.Decided.SlotAsked(Teams, TeamsSlot, FabrikamsClaim);

        Stories.UnderReview.When(_validate with { LineIds = [Teams], Holders = _fabrikamHoldsTeams }, Monday)
            .Then(Facts.Contested(Teams, TeamsSlot, FirstWindow, slots));
    }

    [Fact]
    public void of_a_contested_line_is_refused_while_the_other_holds_it() => Contested
        .When(_validate with { LineIds = [Teams], Holders = _fabrikamHoldsTeams }, Monday)
        .ThenRefused(ClaimRefusals.SlotHeld);

    [Fact]
    public void of_a_contested_line_is_possible_once_the_slot_is_free() => Contested
        .When(_validate with { LineIds = [Teams] }, Monday)
        .Then(Facts.Validated([Teams], slots: Facts.Decided.SlotAsked(Teams, TeamsSlot)));

    [Fact]
    public void leaves_a_contested_line_out_and_validates_the_rest() => Contested
        .When(_validate with { Holders = _fabrikamHoldsTeams }, Monday)
        .Then(Facts.Validated(
            [Exchange],
            slots: Facts.Decided.SlotAsked(Exchange, ExchangeSlot).SlotAsked(Teams, TeamsSlot, FabrikamsClaim)))
        .Lines[1].State.ShouldBe(new LineState.Contested(FabrikamsClaim));

    [Fact]
    public void of_what_your_own_organisation_holds_is_refused()
    {
        Stories.UnderReview.When(_validate with { Holders = _contosoHoldsTeams }, Monday)
            .ThenRefused(ClaimRefusals.SlotAlreadyYours);
        Contested.When(_validate with { Holders = _contosoHoldsTeams }, Monday)
            .ThenRefused(ClaimRefusals.SlotAlreadyYours);
    }

    [Fact]
    public void again_is_recognised_when_the_customer_has_already_refused() =>
        Stories.OptedOut.When(_validate, Tuesday).ThenNothing();

    [Fact]
    public void of_other_lines_under_the_same_window_is_refused() =>
        Stories.UnderReview.And(Facts.Validated([Exchange]))
        .When(_validate with { LineIds = [Teams] }, Monday).ThenRefused(WindowRefusals.WindowIdUsed);

    [Fact]
    public void under_windows_of_their_own_lets_lines_go_their_own_ways() => Stories.UnderReview
        .And(Facts.Validated([Exchange]))
        .When(_validate with { WindowId = SecondWindow, LineIds = [Teams] }, Monday)
        .Then(Facts.Validated([Teams], SecondWindow, Facts.Decided.SlotAsked(Teams, TeamsSlot)))
        .Lines.Select(line => line.State)
        .ShouldBe([new LineState.Validated(FirstWindow), new LineState.Validated(SecondWindow)]);

    [Fact]
    public void that_wait_for_an_answer_is_refused()
    {
        Stories.Asked.When(_validate, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.UnderReview.And(Facts.Asked([Teams])).When(_validate, Monday)
            .ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    [Fact]
    public void beside_one_that_waits_for_an_answer_is_possible_by_name() => Stories.UnderReview
        .And(Facts.Asked([Teams]))
        .When(_validate with { LineIds = [Exchange] }, Monday)
        .Then(Facts.Validated([Exchange], slots: Facts.Decided.SlotAsked(Exchange, ExchangeSlot)));

    [Fact]
    public void before_the_checks_are_over_is_refused() =>
        Stories.Checked.When(_validate, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);

    [Fact]
    public void needs_lines_of_a_submitted_claim_that_is_not_over()
    {
        Spec.GivenNothing.When(_validate, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_validate, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_validate, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.Rejected.When(_validate, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Withdrawn.When(_validate, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.UnderReview.When(_validate with { LineIds = [FabrikamsLine] }, Monday)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }

    private static Past Contested =>
        Stories.UnderReview.And(Facts.Contested(Teams, TeamsSlot, null, Facts.Decided));
}
