using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class checking_a_claim
{
    private static readonly CheckResult _exchangeFailed = new(
        Exchange,
        CheckOutcome.Failed,
        "tenant-domain-mismatch",
        [new("domain", "northwind.example"), new("found", "none")]);

    private static readonly CheckResult _teamsNoticed = new(Teams, CheckOutcome.Noticed, "tenant-unsure", []);

    [Fact]
    public void records_what_each_line_was_found_to_be_and_from_what() => Stories.Filed
        .When(new RecordCheck(AutomaticChecks.TenantDomain, [_exchangeFailed, _teamsNoticed]), Monday)
        .Then(Facts.Checked("tenant-domain", _exchangeFailed, _teamsNoticed))
        .Lines.Select(line => line.Failed)
        .ShouldBe([[new FailedCheck("tenant-domain-mismatch", 4)], []]);

    [Fact]
    public void without_a_code_fails_by_its_own_name() => Stories.Filed
        .When(Check(Facts.Failed(Exchange, null), Facts.Passed(Teams)), Monday)
        .Then(Facts.Checked("tenant-domain", Facts.Failed(Exchange, null), Facts.Passed(Teams)))
        .Lines[0].Failed.ShouldBe([new FailedCheck("tenant-domain", 4)]);

    [Fact]
    public void counts_the_first_answer() => Stories.Filed.And(Facts.Checked("tenant-domain"))
        .When(Check(_exchangeFailed, _teamsNoticed), Monday).ThenNothing();

    [Fact]
    public void that_ends_after_the_claim_was_withdrawn_adds_nothing() => Stories.Filed
        .And(new Withdrawn(TheClaim, Facts.Both, Monday, null))
        .When(Check(_exchangeFailed, _teamsNoticed), Monday).ThenNothing();

    [Fact]
    public void of_an_unknown_line_is_refused() => Stories.Filed
        .When(Check(Facts.Passed(Exchange), Facts.Passed(FabrikamsLine)), Monday)
        .ThenRefused(ClaimRefusals.LineUnknown);

    [Fact]
    public void must_answer_for_every_line()
    {
        Stories.Filed.When(Check(), Monday).ThenRefused(ReviewRefusals.ResultsIncomplete);
        Stories.Filed.When(Check(Facts.Passed(Teams)), Monday).ThenRefused(ReviewRefusals.ResultsIncomplete);
    }

    [Fact]
    public void must_answer_once_for_every_line()
    {
        var twice = Check(Facts.Passed(Exchange), _exchangeFailed, _teamsNoticed);

        Stories.Filed.When(twice, Monday).ThenRefused(ReviewRefusals.ResultsIncomplete);
    }

    [Fact]
    public void nobody_knows_of_is_refused() => Stories.Filed
        .When(new RecordCheck("horoscope", [Facts.Passed(Exchange), Facts.Passed(Teams)]), Monday)
        .ThenRefused(ReviewRefusals.CheckUnknown);

    [Fact]
    public void needs_a_submitted_claim()
    {
        Spec.GivenNothing.When(Check(), Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(Check(), Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(Check(), Monday).ThenRefused(ClaimRefusals.Over);
    }

    private static RecordCheck Check(params IEnumerable<CheckResult> results) =>
        new(AutomaticChecks.TenantDomain, results.ToValueList());
}
