using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class rolling_up_the_status
{
    private static readonly Dictionary<LineState, ClaimStatus> _statuses = new()
    {
        [new LineState.AwaitingAnswer(FirstRequest, AnswerDue)] = ClaimStatus.ActionRequired,
        [new LineState.Checking()] = ClaimStatus.Submitted,
        [new LineState.Contested(FabrikamsClaim)] = ClaimStatus.Contested,
        [new LineState.Disputed(FirstDispute)] = ClaimStatus.Disputed,
        [new LineState.UnderReview()] = ClaimStatus.UnderReview,
        [new LineState.Validated(FirstWindow)] = ClaimStatus.Validated,
        [new LineState.Notified(FirstWindow, OptOutEnds)] = ClaimStatus.CustomerNotified,
        [new LineState.Official(OptOutEnds)] = ClaimStatus.Official,
        [new LineState.OptedOut()] = ClaimStatus.OptedOut,
        [new LineState.Rejected(RejectionReason.PartnerRequest)] = ClaimStatus.Rejected,
        [new LineState.RejectedFinally(RejectionReason.PartnerRequest)] = ClaimStatus.RejectedFinal,
        [new LineState.Ended(EndReason.PartnerDisassociated)] = ClaimStatus.Ended,
        [new LineState.Withdrawn()] = ClaimStatus.Withdrawn,
        [new LineState.Removed()] = ClaimStatus.Withdrawn,
    };

    [Fact]
    public void knows_every_state_of_a_line() => _statuses.Keys.Select(state => state.GetType()).ShouldBe(
        typeof(LineState).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(LineState))), ignoreOrder: true);

    [Fact]
    public void gives_a_claim_of_one_line_the_lines_status()
    {
        foreach (var (state, status) in _statuses)
            With(state).Status().ShouldBe(status, $"{state}");
    }

    [Fact]
    public void takes_the_first_of_any_two_lines()
    {
        foreach (var (one, first) in _statuses)
        {
            foreach (var (other, second) in _statuses)
                With(one, other).Status().ShouldBe(first < second ? first : second, $"{one} and {other}");
        }
    }

    [Fact]
    public void lets_what_somebody_must_do_come_before_what_runs_and_that_before_what_is_over() =>
        Enum.GetValues<ClaimStatus>().ShouldBe(
        [
            ClaimStatus.Draft,
            ClaimStatus.ActionRequired,
            ClaimStatus.Submitted,
            ClaimStatus.Contested,
            ClaimStatus.Disputed,
            ClaimStatus.UnderReview,
            ClaimStatus.Validated,
            ClaimStatus.CustomerNotified,
            ClaimStatus.Official,
            ClaimStatus.OptedOut,
            ClaimStatus.Rejected,
            ClaimStatus.RejectedFinal,
            ClaimStatus.Ended,
            ClaimStatus.Withdrawn,
        ]);

    [Fact]
    public void does_not_let_a_removed_line_speak_for_the_claim()
    {
        With(new LineState.Removed(), new LineState.Rejected(RejectionReason.MissingProducts)).Status()
            .ShouldBe(ClaimStatus.Rejected);
        With(new LineState.Removed(), new LineState.OptedOut()).Status().ShouldBe(ClaimStatus.OptedOut);
    }

    [Fact]
    public void shows_drafts_and_dropped_drafts()
    {
        Stories.Drafted.State!.Status().ShouldBe(ClaimStatus.Draft);
        Stories.Dropped.State!.Status().ShouldBe(ClaimStatus.Withdrawn);
    }

    [Fact]
    public void of_a_claim_without_lines_does_not_fail() => With().Status().ShouldBe(ClaimStatus.Withdrawn);

    [Fact]
    public void tells_the_next_deadline_of_all_lines()
    {
        var reviewDue = Instant.FromUtc(2020, 9, 29, 7, 0);

        Stories.Drafted.State!.NextDeadline().ShouldBeNull();
        Stories.Filed.State!.NextDeadline().ShouldBeNull();
        Stories.UnderReview.State!.NextDeadline().ShouldBe(reviewDue);
        Stories.Accepted.State!.NextDeadline().ShouldBeNull();
        Stories.Official.State!.NextDeadline().ShouldBeNull();
        With(new LineState.UnderReview(), new LineState.Notified(FirstWindow, OptOutEnds)).NextDeadline()
            .ShouldBe(OptOutEnds);
        With(new LineState.Removed(), new LineState.AwaitingAnswer(FirstRequest, AnswerDue)).NextDeadline()
            .ShouldBe(AnswerDue);
        Stories.Rejected.State!.NextDeadline().ShouldBe(DisputeEnds);
        With(new LineState.Official(Monday, Tuesday), new LineState.Official(Monday)).NextDeadline().ShouldBe(Tuesday);
    }

    private static Claim With(params IEnumerable<LineState> states)
    {
        var filed = (Claim.Filed)Stories.UnderReview.State!;
        return filed with { Lines = states.Select(state => filed.Lines[0] with { State = state }).ToValueList() };
    }
}
