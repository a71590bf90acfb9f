using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Domain.Tests.Disputes;
using static Cpor.Ledger.Domain.Erasure.ErasureBasis;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Erasure;

public class erasing_personal_data
{
    [Fact]
    public void is_remembered_since_when_and_moves_no_line()
    {
        var after = Stories.UnderReview.When(ErasureFacts.Erase(), Tuesday)
            .Then(ErasureFacts.Erased(Facts.Both, at: Tuesday));

        after.State!.ErasedAt.ShouldBe(Tuesday);
        after.State.Status().ShouldBe(ClaimStatus.UnderReview);
        after.Lines.ShouldBe(Stories.UnderReview.Lines);
    }

    [Fact]
    public void of_a_claim_that_does_not_exist_is_refused() =>
        Spec.GivenNothing.When(ErasureFacts.Erase(), Monday).ThenRefused(ClaimRefusals.NotFound);

    [Fact]
    public void again_adds_nothing_whatever_is_said_of_it()
    {
        var erased = Stories.Ended.When(ErasureFacts.Erase(), OptOutEnds)
            .Then(ErasureFacts.Erased([], at: OptOutEnds));

        erased.When(ErasureFacts.Erase(CourtOrder), OptOutEnds).ThenNothing();
    }

    [Fact]
    public void waits_on_a_persons_request_while_the_customer_is_told_or_asked()
    {
        Stories.Accepted.When(ErasureFacts.Erase(), Monday).ThenRefused(ErasureRefusals.StillNeeded);
        Stories.Notified.When(ErasureFacts.Erase(), Monday).ThenRefused(ErasureRefusals.StillNeeded);
        Stories.UnderReview.And(Facts.Validated([Exchange]))
            .When(ErasureFacts.Erase(), Monday).ThenRefused(ErasureRefusals.StillNeeded);
        Stories.Official.When(ErasureFacts.Erase(), OptOutEnds)
            .Then(ErasureFacts.Erased(Facts.Both, at: OptOutEnds));
    }

    [Fact]
    public void on_a_courts_order_waits_for_nothing()
    {
        Stories.Accepted.When(ErasureFacts.Erase(CourtOrder), Monday)
            .Then(ErasureFacts.Erased(Facts.Both, CourtOrder));
        Stories.Notified.When(ErasureFacts.Erase(CourtOrder), Monday)
            .Then(ErasureFacts.Erased(Facts.Both, CourtOrder));
    }

    [Fact]
    public void after_the_retention_period_needs_a_claim_that_is_over_or_a_draft()
    {
        Stories.UnderReview.When(ErasureFacts.Erase(RetentionPeriodOver), Monday)
            .ThenRefused(ErasureRefusals.StillNeeded);
        Stories.Official.When(ErasureFacts.Erase(RetentionPeriodOver), OptOutEnds)
            .ThenRefused(ErasureRefusals.StillNeeded);
        Stories.Rejected.When(ErasureFacts.Erase(RetentionPeriodOver), Monday)
            .ThenRefused(ErasureRefusals.StillNeeded);
        DisputeFacts.Lapsed10.When(ErasureFacts.Erase(RetentionPeriodOver), DisputeEnds)
            .Then(ErasureFacts.Erased([], RetentionPeriodOver, DisputeEnds));
        Stories.Drafted.When(ErasureFacts.Erase(RetentionPeriodOver), Monday)
            .Then(ErasureFacts.Erased(Facts.Both, RetentionPeriodOver));
    }

    [Fact]
    public void outlives_what_becomes_of_a_draft()
    {
        var erased = Stories.Drafted.And(ErasureFacts.Erased(Facts.Both));

        erased.When(new SubmitClaim(Terms2020, [], NobodyHolds), Monday).ThenRefused(ErasureRefusals.Erased);
        erased.When(new Withdraw(null), Monday).Then(new Withdrawn(TheClaim, Facts.Both, Monday, null))
            .State!.ErasedAt.ShouldBe(Monday);
    }

    [Fact]
    public void leaves_a_window_on_its_way_after_a_courts_order()
    {
        var erased = Stories.Notified.And(ErasureFacts.Erased(Facts.Both, CourtOrder));

        erased.When(new OptOut(FirstWindow, [], Terms2020), Tuesday).Before.State!.ErasedAt.ShouldBe(Monday);
        new OptOut(FirstWindow, [], Terms2020).Decide(erased.State, Tuesday)
            .ShouldBeOfType<Decision<ClaimEvent>.Accepted>().Facts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("DSR-2026-0017")]
    [InlineData("17")]
    [InlineData("dsr-2026-17")]
    public void names_a_case_by_its_file_number(string text) =>
        CaseReference.Parse(text).Value.ShouldBe(text.ToUpperInvariant());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ANNA-MUELLER")]
    [InlineData("Anna Müller 1")]
    [InlineData("anna1@woodgrove.example")]
    [InlineData("-1")]
    [InlineData("1-")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void takes_no_words_for_a_case(string? text) => CaseReference.TryParse(text, out _).ShouldBeFalse();
}
