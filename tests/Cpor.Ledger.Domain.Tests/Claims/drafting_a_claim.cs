using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class drafting_a_claim
{
    private static readonly ClaimDetails _renamed = Details with { Name = Text("name", "new-name") };

    [Fact]
    public void begins_with_what_the_partner_says() =>
        Spec.GivenNothing.When(Create(Details), Monday).Then(Facts.Created());

    [Fact]
    public void needs_no_more_than_who_whom_and_what_for()
    {
        var bare = new ClaimDetails
        {
            MpnId = ContosoSeattle,
            TenantId = Northwind,
            SolutionArea = SolutionArea.BusinessApplications,
            Activities = [Activity.RevenueAssociation],
        };

        Spec.GivenNothing.When(Create(bare), Monday).Then(Facts.Created(bare));
    }

    [Fact]
    public void keeps_activities_in_one_order()
    {
        var ordered = SalesDetails with { Activities = [Activity.Usage, Activity.PreSales] };
        var reversed = SalesDetails with { Activities = [Activity.PreSales, Activity.Usage] };

        Spec.GivenNothing.When(Create(reversed), Monday).Then(Facts.Created(ordered))
            .When(Create(ordered), Monday).ThenNothing();
    }

    [Fact]
    public void under_a_taken_id_is_refused() =>
        Spec.Given(Facts.Created()).When(Create(_renamed), Monday).ThenRefused(ClaimRefusals.Exists);

    [Fact]
    public void of_another_organisation_under_a_taken_id_is_refused() => Spec.Given(Facts.Created())
        .When(new CreateDraft(TheClaim, Fabrikam, Details), Monday).ThenRefused(ClaimRefusals.Exists);

    [Fact]
    public void is_recognised_when_repeated_after_edits() =>
        Spec.Given(Facts.Created(), Given(_renamed), Given(Details))
        .When(Create(Details), Tuesday).ThenNothing();

    [Fact]
    public void is_recognised_when_repeated_after_an_answer_changed_the_claim() => Stories.Asked
        .And(Facts.Answered(Answers.AnotherContact, Tuesday))
        .When(Create(Details), Tuesday).ThenNothing();

    [Fact]
    public void with_later_details_is_not_the_same_request() => Spec.Given(Facts.Created(), Given(_renamed))
        .When(Create(_renamed), Tuesday).ThenRefused(ClaimRefusals.Exists);

    [Fact]
    public void edits_replace_all_details() =>
        Spec.Given(Facts.Created()).When(new GiveDetails(_renamed), Monday).Then(Given(_renamed));

    [Fact]
    public void edits_that_change_nothing_add_nothing() =>
        Stories.Drafted.When(new GiveDetails(Details), Monday).ThenNothing();

    [Fact]
    public void edits_end_with_submitting() =>
        Stories.Filed.When(new GiveDetails(_renamed), Monday).ThenRefused(ClaimRefusals.AlreadySubmitted);

    [Fact]
    public void an_edit_repeated_after_submitting_is_recognised() =>
        Stories.Filed.When(new GiveDetails(Details), Monday).ThenNothing();

    [Fact]
    public void a_draft_that_was_given_up_cannot_be_edited() =>
        Stories.Dropped.When(new GiveDetails(_renamed), Monday).ThenRefused(ClaimRefusals.Over);

    [Fact]
    public void nothing_cannot_be_edited() =>
        Spec.GivenNothing.When(new GiveDetails(Details), Monday).ThenRefused(ClaimRefusals.NotFound);

    [Fact]
    public void every_contradiction_is_said_at_once() => Spec.GivenNothing
        .When(
            Create(Details with
            {
                Activities = [Activity.Usage, Activity.Usage],
                Lines =
                [
                    new(Exchange, Product: Sales),
                    new(Exchange, Workload: TeamsWorkload, SubscriptionId: SalesSubscription),
                ],
                Acknowledgements = ["Not a key", "Not a key"],
            }),
            Monday)
        .ThenRefused(
            ClaimRefusals.DetailsInvalid([]),
            ("activities", "activities-not-claimable"),
            ("activities", "repeated"),
            ("lines[0]", "workload-expected"),
            ("lines[1]", "workload-expected"),
            ("lines", "repeated"),
            ("acknowledgements", "unknown"),
            ("acknowledgements", "repeated"));

    [Fact]
    public void contradictions_are_refused_in_edits_too() => Spec.Given(Facts.Created())
        .When(new GiveDetails(Details with { Activities = [] }), Monday)
        .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("activities", "activities-not-claimable"));

    [Theory]
    [InlineData(SolutionArea.Microsoft365, new[] { Activity.Usage }, true)]
    [InlineData(SolutionArea.Microsoft365, new[] { Activity.PreSales }, false)]
    [InlineData(SolutionArea.Microsoft365, new[] { Activity.RevenueAssociation }, false)]
    [InlineData(SolutionArea.Microsoft365, new[] { Activity.Usage, Activity.PreSales }, false)]
    [InlineData(SolutionArea.BusinessApplications, new[] { Activity.Usage }, true)]
    [InlineData(SolutionArea.BusinessApplications, new[] { Activity.PreSales }, true)]
    [InlineData(SolutionArea.BusinessApplications, new[] { Activity.Usage, Activity.PreSales }, true)]
    [InlineData(SolutionArea.BusinessApplications, new[] { Activity.RevenueAssociation }, true)]
    [InlineData(SolutionArea.BusinessApplications, new[] { Activity.Usage, Activity.RevenueAssociation }, false)]
    [InlineData(SolutionArea.BusinessApplications, new Activity[0], false)]
    public void only_these_activities_go_together(SolutionArea area, Activity[] activities, bool claimable) =>
        ClaimableActivities.AreClaimable(area, activities).ShouldBe(claimable);

    [Fact]
    public void business_applications_are_claimed_by_product() => Spec.GivenNothing
        .When(Create(SalesDetails with { Lines = [new(Exchange, Workload: ExchangeOnline)] }), Monday)
        .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("lines[0]", "product-expected"));

    [Fact]
    public void one_workload_is_claimed_once()
    {
        var twice = Details with { Lines = [new(Exchange, ExchangeOnline), new(Teams, ExchangeOnline)] };

        Spec.GivenNothing.When(Create(twice), Monday)
            .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("lines", "repeated"));
    }

    [Fact]
    public void a_claim_holds_at_most_fifty_lines()
    {
        ClaimDetails With(int lines) => Details with
        {
            Lines = Enumerable.Range(1, lines).Select(number => new WorkloadKey($"workload-{number}"))
                .Select(workload => new ClaimedUnit(LineId.For(TheClaim, workload.Value), workload))
                .ToValueList(),
        };

        Spec.GivenNothing.When(Create(With(50)), Monday).Then(Facts.Created(With(50)));
        Spec.GivenNothing.When(Create(With(51)), Monday)
            .ThenRefused(ClaimRefusals.DetailsInvalid([]), ("lines", "too-many-lines"));
    }

    [Fact]
    public void a_draft_can_be_given_up() => Stories.Drafted
        .When(new Withdraw(Text("comment", "mistake")), Tuesday)
        .Then(new Withdrawn(TheClaim, Facts.Both, Tuesday, Text("comment", "mistake")));

    [Theory]
    [InlineData("osu-microsoft-365", null)]
    [InlineData("osu-business-applications", "programme-does-not-fit")]
    [InlineData("osa-sell", "programme-does-not-fit")]
    [InlineData("windows-accelerate", "programme-not-covered")]
    [InlineData("OSU-Microsoft365", "programme-not-covered")]
    [InlineData("", "programme-not-covered")]
    public void a_programme_that_takes_no_such_claims_is_named(string programme, string? code) =>
        (ProgrammeRules.WhyNot(programme, Details)?.Code).ShouldBe(code);

    private static CreateDraft Create(ClaimDetails details) => new(TheClaim, Contoso, details);

    private static DetailsGiven Given(ClaimDetails details) => new(TheClaim, Facts.Both, Monday, details);
}
