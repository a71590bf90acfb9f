using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class opening_the_review
{
    private static readonly OpenReview _open = new(SeedRegime, NobodyHolds);

    [Fact]
    public void waits_for_the_reviewer_when_every_check_passed() => Stories.Checked
        .When(_open, Monday).Then(Facts.ReviewOpened())
        .Lines.ShouldAllBe(line => line.State == new LineState.UnderReview());

    [Fact]
    public void waits_for_the_last_check() => Spec.Given(Stories.Checked.Facts.SkipLast(1))
        .When(_open, Monday).ThenRefused(ReviewRefusals.ChecksPending);

    [Fact]
    public void is_promised_ten_business_days_after_submitting_however_long_the_checks_took() => Stories.Checked
        .When(_open, Tuesday)
        .Then(Facts.ReviewOpened() with { HappenedAt = Tuesday })
        .State!.NextDeadline().ShouldBe(Instant.FromUtc(2020, 9, 29, 7, 0));

    [Fact]
    public void leaves_out_lines_that_failed_a_check()
    {
        var past = Stories.Filed.And(AutomaticChecks.All.Select(check => check == AutomaticChecks.ProofPresent
            ? Facts.Checked(check, Facts.Failed(Exchange, "proof-missing"), Facts.Passed(Teams))
            : Facts.Checked(check)));

        past.When(_open, Monday).Then(
            ChecksFailed([Exchange], ["proof-missing"], new RuleInput("failed-check", "proof-missing", 6, Exchange)),
            Facts.ReviewOpened([Teams], Facts.Decided.SlotAsked(Teams, TeamsSlot)));
    }

    [Fact]
    public void never_happens_when_every_line_failed()
    {
        var past = Stories.Filed.And(AutomaticChecks.All.Select(check => Facts.Checked(
            check, Facts.Failed(Exchange, null), Facts.Failed(Teams, null))));

        past.When(_open, Monday)
            .Then(ChecksFailed(
                Facts.Both,
                AutomaticChecks.All,
                [
                    .. from line in Facts.Both
                       from check in AutomaticChecks.All.Select((name, index) => (name, version: 4 + index))
                       select new RuleInput("failed-check", check.name, check.version, line),
                ]))
            .State!.Status().ShouldBe(ClaimStatus.Rejected);
    }

    [Fact]
    public void takes_no_notice_for_a_failure()
    {
        var noticed = new CheckResult(Exchange, CheckOutcome.Noticed, "proof-used-elsewhere", []);
        var past = Spec.Given(Stories.Checked.Facts.SkipLast(1))
            .And(Facts.Checked(AutomaticChecks.ProofReuse, noticed, Facts.Passed(Teams)));

        past.When(_open, Monday).Then(Facts.ReviewOpened());
    }

    [Fact]
    public void contests_lines_that_another_organisation_holds()
    {
        var slots = Facts.Decided.SlotAsked(Exchange, ExchangeSlot).SlotAsked(Teams, TeamsSlot, FabrikamsClaim);
        var after = Stories.Checked
            .When(_open with { Holders = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot)) }, Monday)
            .Then(
                Facts.ReviewOpened(Facts.Both, slots),
                Facts.Contested(Teams, TeamsSlot, null, slots));

        after.Lines.Select(line => line.State)
            .ShouldBe([new LineState.UnderReview(), new LineState.Contested(FabrikamsClaim)]);
        after.State!.NextDeadline().ShouldNotBeNull("a contested claim has its place in the reviewer's queue");
    }

    [Fact]
    public void rejects_lines_that_your_own_organisation_holds_meanwhile()
    {
        var slots = Facts.Decided.SlotAsked(Exchange, ExchangeSlot).SlotAsked(Teams, TeamsSlot, FabrikamsClaim);
        var yours = SlotHolders.None.Evolve(Facts.HeldByFabrikam(TeamsSlot) with { OrganisationId = Contoso });

        Stories.Checked.When(_open with { Holders = yours }, Monday).Then(
            new Rejected(
                TheClaim,
                [Teams],
                Monday,
                RejectionReason.SlotAlreadyYours,
                [],
                [],
                null,
                slots.DisputeLeft([Teams]))
            {
                DisputeEnds = Facts.DisputeEnds(Monday),
            },
            Facts.ReviewOpened([Exchange], slots));
    }

    [Fact]
    public void again_adds_nothing_at_any_later_time()
    {
        Stories.UnderReview.When(_open, Monday).ThenNothing();
        Stories.Ended.When(_open, Monday).ThenNothing();
    }

    [Fact]
    public void needs_a_submitted_claim()
    {
        Spec.GivenNothing.When(_open, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_open, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_open, Monday).ThenRefused(ClaimRefusals.Over);
    }

    [Fact]
    public void under_other_terms_than_those_of_the_submission_is_a_fault()
    {
        var other = _open with { Regime = SeedRegime with { Terms = Terms2020 with { Hash = new string('0', 64) } } };

        Should.Throw<ArgumentException>(() => other.Decide(Stories.Checked.State, Monday));
    }

    private static Rejected ChecksFailed(
        ValueList<LineId> lines, ValueList<string> codes, params ReadOnlySpan<RuleInput> inputs) => new(
        TheClaim,
        lines,
        Monday,
        RejectionReason.CheckFailed,
        codes,
        [],
        null,
        Facts.Decided.Asked("checks-passed", "Issues with CPOR customer associations (2020-07)", "no", inputs)
            .DisputeLeft(lines))
        {
            DisputeEnds = Facts.DisputeEnds(Monday),
        };
}
