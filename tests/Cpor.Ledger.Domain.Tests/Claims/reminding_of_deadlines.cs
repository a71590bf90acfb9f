using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Tests.Contests;
using Cpor.Ledger.Domain.Tests.Disputes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class reminding_of_deadlines
{
    private static readonly Remind _remind = new();

    private static readonly Instant _reviewDue = Instant.FromUtc(2020, 9, 29, 7, 0);
    private static readonly Duration _oneDay = Duration.FromDays(1);

    [Fact]
    public void of_an_answer_happens_when_its_last_day_begins()
    {
        Stories.Asked.State!.NextReminder().ShouldBe(AnswerDue - _oneDay);
        Stories.Asked.When(_remind, AnswerDue - _oneDay - Microsecond).ThenNothing();
        Stories.Asked.When(_remind, AnswerDue - _oneDay)
            .ThenAtOnce(Reminded(ReminderOf.Answer, AnswerDue - _oneDay, AnswerDue))
            .State!.NextReminder().ShouldBeNull();
        Stories.Asked.When(_remind, AnswerDue - Microsecond)
            .ThenAtOnce(Reminded(ReminderOf.Answer, AnswerDue - Microsecond, AnswerDue));
    }

    [Fact]
    public void of_what_lapses_by_itself_comes_too_late_at_its_end()
    {
        Stories.Asked.When(_remind, AnswerDue).ThenNothing();
        Stories.Rejected.When(_remind, Examples.DisputeEnds).ThenNothing();
    }

    [Fact]
    public void of_a_dispute_happens_when_its_last_day_begins()
    {
        var at = Examples.DisputeEnds - _oneDay;

        Stories.Rejected.State!.NextReminder().ShouldBe(at);
        Stories.Rejected.When(_remind, at).ThenAtOnce(Reminded(ReminderOf.Dispute, at, Examples.DisputeEnds));
    }

    [Fact]
    public void of_a_review_happens_when_its_last_day_begins_and_once_more_when_it_is_late()
    {
        var reminded = Stories.UnderReview.When(_remind, _reviewDue - _oneDay)
            .ThenAtOnce(Reminded(ReminderOf.Review, _reviewDue - _oneDay, _reviewDue));

        reminded.State!.NextReminder().ShouldBe(_reviewDue);
        reminded.When(_remind, _reviewDue - Microsecond).ThenAtOnce();
        reminded.When(_remind, _reviewDue)
            .Then(new ReviewEscalated(TheClaim, Facts.Both, _reviewDue, _reviewDue))
            .State!.NextReminder().ShouldBeNull();
    }

    [Fact]
    public void of_a_review_that_is_late_already_does_both() => Stories.UnderReview.When(_remind, _reviewDue).Then(
        Reminded(ReminderOf.Review, _reviewDue, _reviewDue),
        new ReviewEscalated(TheClaim, Facts.Both, _reviewDue, _reviewDue));

    [Fact]
    public void of_a_review_speaks_of_the_lines_that_wait_for_it()
    {
        Stories.UnderReview.And(Facts.Validated([Exchange])).When(_remind, _reviewDue - _oneDay)
            .ThenAtOnce(Reminded(ReminderOf.Review, _reviewDue - _oneDay, _reviewDue, [Teams]));
        Stories.Asked.When(_remind, _reviewDue).ThenNothing();
        ContestFacts.Challenger.When(_remind, _reviewDue - _oneDay)
            .ThenAtOnce(Reminded(ReminderOf.Review, _reviewDue - _oneDay, _reviewDue));
    }

    [Fact]
    public void of_a_disputed_line_is_about_its_own_promise()
    {
        var due = Facts.ReviewOpened().ReviewDue.Ends + _oneDay;
        var past = Stories.UnderReview.And(
            Facts.Rejected(RejectionReason.InsufficientProof, [Teams]), DisputeFacts.Disputed(Tuesday, [Teams]));

        past.When(_remind, due - _oneDay).ThenAtOnce(
            Reminded(ReminderOf.Review, due - _oneDay, _reviewDue, [Exchange]),
            new ReviewEscalated(TheClaim, [Exchange], due - _oneDay, _reviewDue),
            Reminded(ReminderOf.Review, due - _oneDay, due, [Teams]));
    }

    [Fact]
    public void of_a_line_that_is_contested_at_the_end_of_its_window_is_about_a_promise_of_its_own()
    {
        var contested = Stories.Notified.And(
            Facts.ReviewedAgain(OptOutEnds, [Teams], "notified", 10),
            Facts.Contested(Teams, TeamsSlot, FirstWindow, Facts.Decided) with { HappenedAt = OptOutEnds });
        var due = Facts.ReviewedAgain(OptOutEnds, [Teams], "notified", 10).ReviewDue.Ends;

        contested.State!.NextReminder().ShouldBe(due - _oneDay);
        contested.When(_remind, due - _oneDay).ThenAtOnce(Reminded(ReminderOf.Review, due - _oneDay, due, [Teams]));
        contested.When(_remind, due).Then(
            Reminded(ReminderOf.Review, due, due, [Teams]), new ReviewEscalated(TheClaim, [Teams], due, due));
    }

    [Fact]
    public void of_a_hearing_is_for_an_incumbent_that_has_not_answered()
    {
        var at = ContestFacts.HearingEnds - _oneDay;
        var heard = ContestFacts.Incumbent.And(ContestFacts.Answered(ContestFacts.ContestedAt));

        ContestFacts.Incumbent.State!.NextReminder().ShouldBe(at);
        ContestFacts.Incumbent.When(_remind, at - Microsecond).ThenAtOnce();
        ContestFacts.Incumbent.When(_remind, at)
            .Then(Reminded(ReminderOf.Hearing, at, ContestFacts.HearingEnds, [Teams]));
        heard.State!.NextReminder().ShouldBeNull();
        heard.When(_remind, at).ThenNothing();
    }

    [Fact]
    public void of_a_hearing_that_is_over_still_happens_since_newer_proof_counts_until_the_decision() =>
        ContestFacts.Incumbent.When(_remind, ContestFacts.HearingEnds)
            .Then(Reminded(ReminderOf.Hearing, ContestFacts.HearingEnds, ContestFacts.HearingEnds, [Teams]));

    [Fact]
    public void of_nothing_adds_nothing()
    {
        foreach (var past in new[]
        {
            Stories.Drafted, Stories.Dropped, Stories.Filed, Stories.Accepted, Stories.Notified, Stories.Official,
            Stories.OptedOut, Stories.Withdrawn, Stories.Ended, DisputeFacts.Lapsed10,
        })
        {
            past.State!.NextReminder().ShouldBeNull();
            past.When(_remind, OptOutEnds).ThenNothing();
        }

        Spec.GivenNothing.When(_remind, Monday).ThenRefused(ClaimRefusals.NotFound);
    }

    private static Reminded Reminded(ReminderOf of, Instant at, Instant ends, ValueList<LineId>? lines = null) =>
        new(TheClaim, lines ?? Facts.Both, at, of, ends);
}
