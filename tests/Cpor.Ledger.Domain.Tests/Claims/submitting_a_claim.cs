using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class submitting_a_claim
{
    private static readonly SubmitClaim _submit = new(Terms2020, [], NobodyHolds);
    private static readonly SubmitClaim _submitSales = new(Terms2020, OneSubscription, NobodyHolds);

    [Fact]
    public void freezes_it_under_the_terms_in_force() =>
        Stories.Drafted.When(_submit, Monday).Then(Facts.Submitted());

    [Fact]
    public void again_is_recognised_after_everything_else() =>
        Stories.Ended.When(_submit, Tuesday).ThenNothing();

    [Fact]
    public void names_the_facts_that_gave_the_details_and_the_documents()
    {
        var renamed = Details with { Name = Text("name", "new-name") };
        var past = Spec.Given(
            Facts.Created(),
            Facts.Proved(Facts.Both),
            new DetailsGiven(TheClaim, Facts.Both, Monday, renamed),
            new Commented(TheClaim, Facts.Both, Monday, FirstComment, ClaimSide.Partner, Text("text", "done")));
        var decision = Facts.Submitted().Decision;
        var given = decision.Rules[0] with
        {
            Inputs = [new("kind", "microsoft-365", 3), new("document", StatementDigest, 2)],
        };

        past.When(_submit, Monday)
            .Then(Facts.Submitted() with { Decision = decision with { Rules = [given, decision.Rules[1]] } });
    }

    [Fact]
    public void says_everything_that_is_missing_at_once() => Spec
        .Given(Facts.Created(new ClaimDetails
        {
            MpnId = ContosoSeattle,
            TenantId = Northwind,
            SolutionArea = SolutionArea.Microsoft365,
            Activities = [Activity.Usage],
        }))
        .When(_submit, Monday)
        .ThenRefused(
            ClaimRefusals.Incomplete([]),
            ("name", "required"),
            ("domainName", "required"),
            ("customerContact", "required"),
            ("partnerContact", "required"),
            ("proofs", "required"),
            ("lines", "required"));

    [Fact]
    public void needs_the_titles_of_the_customers_people() => Draft(SalesDetails with
    {
        CustomerContact = Ada with { Title = null },
        TechnicalContact = Grace with { Title = null },
    })
        .When(_submitSales, Monday)
        .ThenRefused(
            ClaimRefusals.Incomplete([]),
            ("customerContact.title", "required"),
            ("technicalContact.title", "required"));

    [Fact]
    public void needs_a_technical_contact_for_dynamics_365_alone()
    {
        var withoutContact = SalesDetails with { TechnicalContact = null };
        var powerBi = withoutContact with { Lines = [new(Exchange, null, PowerBi, OtherSubscription)] };

        Draft(withoutContact).When(_submitSales, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("technicalContact", "required"));
        Draft(powerBi).When(_submitSales, Monday).Then(Submitted(
            [new(Exchange, Slot.Of(OtherSubscription), null, PowerBi, OtherSubscription, true)]));
    }

    [Fact]
    public void of_a_revenue_association_needs_its_own_fields() => Draft(SalesDetails with
    {
        Activities = [Activity.RevenueAssociation],
        TechnicalContact = null,
    })
        .When(_submitSales, Monday)
        .ThenRefused(
            ClaimRefusals.Incomplete([]),
            ("solutionSeller", "required"),
            ("customerName", "required"),
            ("solutionName", "required"));

    [Fact]
    public void of_a_revenue_association_is_for_no_programme()
    {
        var details = SalesDetails with
        {
            Activities = [Activity.RevenueAssociation],
            SolutionSeller = Text("solution-seller", "seller"),
            CustomerName = Text("customer-name", "northwind"),
            SolutionName = Text("solution-name", "solution"),
        };

        var expected = Submitted([new(Exchange, SalesSlot, null, Sales, SalesSubscription, false)]);
        Draft(details).When(_submitSales, Monday).Then(expected with
        {
            Activities = [Activity.RevenueAssociation],
            Programmes = [],
            Decision = WithKind(expected.Decision, "revenue-association"),
        });
    }

    [Fact]
    public void takes_the_only_subscription_and_says_so() => Draft(SalesDetails)
        .When(_submitSales, Monday)
        .Then(Submitted([new(Exchange, SalesSlot, null, Sales, SalesSubscription, false)]));

    [Fact]
    public void keeps_the_subscription_that_was_given() =>
        Draft(SalesDetails with { Lines = [new(Exchange, null, Sales, OtherSubscription)] })
            .When(_submitSales, Monday)
            .Then(Submitted([new(Exchange, Slot.Of(OtherSubscription), null, Sales, OtherSubscription, true)]));

    [Fact]
    public void with_several_subscriptions_asks_which() => Draft(SalesDetails)
        .When(_submit with { Found = [new(Sales, [SalesSubscription, OtherSubscription])] }, Monday)
        .ThenRefused(ClaimRefusals.Incomplete([]), ("lines[0].subscriptionId", "required"));

    [Fact]
    public void with_no_subscription_is_refused()
    {
        Draft(SalesDetails).When(_submit with { Found = [new(Sales, [])] }, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("lines[0].subscriptionId", "subscription-not-found"));
        Draft(SalesDetails).When(_submit, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("lines[0].subscriptionId", "subscription-not-found"));
    }

    [Fact]
    public void under_terms_that_ask_for_the_subscription_takes_none_by_itself()
    {
        var asking = Terms2020 with
        {
            RequiredFields = new(
                [new(ClaimKind.BusinessApplications, ClaimField.SubscriptionId)], "Submit page (2023-10)"),
        };

        Draft(SalesDetails).When(_submitSales with { Terms = asking }, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("lines[0].subscriptionId", "required"));
    }

    [Fact]
    public void two_products_of_one_subscription_are_one_slot() => Draft(SalesDetails with
    {
        Lines = [new(Exchange, null, Sales, SalesSubscription), new(Teams, null, PowerBi, SalesSubscription)],
    })
        .When(_submitSales, Monday).ThenRefused(ClaimRefusals.Incomplete([]), ("lines", "repeated"));

    [Fact]
    public void of_what_the_terms_do_not_know_is_refused()
    {
        Draft(Details with { Lines = [new(Exchange, new WorkloadKey("telepathy"))] }).When(_submit, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("lines[0].workload", "unknown"));
        Draft(SalesDetails with { Lines = [new(Exchange, null, new ProductKey("clippy"))] }).When(_submit, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("lines[0].product", "unknown"));
    }

    [Fact]
    public void asks_for_the_acknowledgements_of_the_terms_and_no_others()
    {
        var asking = Terms2020 with { Acknowledgements = new(["has-consent"], "Submit page (2023-10)") };

        Stories.Drafted.When(_submit with { Terms = asking }, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("acknowledgements", "required"));
        Draft(Details with { Acknowledgements = ["has-consent"] }).When(_submit with { Terms = asking }, Monday)
            .Then(Facts.Submitted());
        Draft(Details with { Acknowledgements = ["has-consent"] }).When(_submit, Monday)
            .ThenRefused(ClaimRefusals.Incomplete([]), ("acknowledgements", "unknown"));
    }

    [Fact]
    public void for_recognition_only_needs_terms_that_offer_it()
    {
        var past = Draft(Details with { PaymentOptOut = true });
        var offering = Terms2020 with { PaymentOptOut = new(true, "Submit page (2023-10)") };

        past.When(_submit, Monday).ThenRefused(ClaimRefusals.Incomplete([]), ("paymentOptOut", "not-offered"));
        past.When(_submit with { Terms = offering }, Monday).Then(Facts.Submitted() with { PaymentOptOut = true });
    }

    [Fact]
    public void what_your_organisation_already_holds_is_refused()
    {
        var held = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot) with { OrganisationId = Contoso });

        Stories.Drafted.When(_submit with { Holders = held }, Monday)
            .ThenRefused(ClaimRefusals.SlotAlreadyYours, ("lines[1]", "slot-already-yours"));
    }

    [Fact]
    public void what_another_organisation_holds_is_taken_in()
    {
        var held = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot));

        Stories.Drafted.When(_submit with { Holders = held }, Monday).Then(Facts.Submitted());
    }

    [Fact]
    public void your_own_hold_counts_also_beside_another_organisations()
    {
        var held = SlotHolders.None
            .Evolve(Facts.HeldByFabrikam(TeamsSlot))
            .Evolve(Facts.HeldByFabrikam(TeamsSlot) with { ClaimId = OtherClaim, OrganisationId = Contoso });

        Stories.Drafted.When(_submit with { Holders = held }, Monday)
            .ThenRefused(ClaimRefusals.SlotAlreadyYours, ("lines[1]", "slot-already-yours"));
    }

    [Fact]
    public void happens_at_a_microsecond() => Stories.Drafted
        .When(_submit, Monday + Duration.FromNanoseconds(1_999))
        .Then(Facts.Submitted() with { HappenedAt = Monday + Microsecond });

    [Fact]
    public void what_was_given_up_or_never_begun_is_refused()
    {
        Stories.Dropped.When(_submit, Monday).ThenRefused(ClaimRefusals.Over);
        Spec.GivenNothing.When(_submit, Monday).ThenRefused(ClaimRefusals.NotFound);
    }

    private static readonly ClaimId OtherClaim = ClaimId.Parse("01900000-0000-7000-8000-000000000003");

    private static Past Draft(ClaimDetails details) =>
        Spec.Given(Facts.Created(details), Facts.Proved(details.Lines.Select(line => line.LineId)));

    private static Submitted Submitted(ValueList<SubmittedLine> lines)
    {
        var base365 = Facts.Submitted();
        var sole = lines.Where(line => line.SubscriptionGiven is false).ToValueList();
        var record = Facts.Decided with { Rules = [base365.Decision.Rules[0]] };
        if (sole.Count > 0)
        {
            record = record.Asked(
                "sole-subscription",
                "Create a customer association via the CPOR model (2020-08-26), information to complete a claim",
                "yes",
                [.. sole.Select(line => new RuleInput("subscription", $"{line.SubscriptionId}", LineId: line.LineId))]);
        }

        record = record.Asked(
            "slot-already-yours",
            Terms2020.Exclusivity.Source,
            "no",
            [.. lines.Select(line => new RuleInput("slot", $"{line.Slot}", LineId: line.LineId))]);
        return base365 with
        {
            LineIds = lines.Select(line => line.LineId).ToValueList(),
            SolutionArea = SolutionArea.BusinessApplications,
            Activities = [Activity.Usage, Activity.PreSales],
            Programmes = [Programme.OsaSell, Programme.OsuBusinessApplications],
            Lines = lines,
            Decision = WithKind(record, "business-applications"),
        };
    }

    private static DecisionRecord WithKind(DecisionRecord record, string kind) => record with
    {
        Rules =
        [
            record.Rules[0] with { Inputs = [new("kind", kind, 1), new("document", StatementDigest, 2)] },
            .. record.Rules.Skip(1),
        ],
    };
}
