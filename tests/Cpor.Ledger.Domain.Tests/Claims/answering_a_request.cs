using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class answering_a_request
{
    private static readonly ValueList<RequestedItem> _everything = Enum.GetValues<RequestedItem>().ToValueList();

    private static readonly ProvideInfo _answer = new(FirstRequest, Answers.AnotherContact, SeedRegime);

    [Fact]
    public void puts_the_lines_before_the_reviewer_again()
    {
        var after = Stories.Asked.When(_answer, Tuesday).Then(Facts.Answered(Answers.AnotherContact, Tuesday));

        after.Lines.ShouldAllBe(line => line.State == new LineState.UnderReview() && line.Since == 10);
        after.State!.Details.CustomerContact.ShouldBe(Grace);
        after.State.Details.PartnerContact.ShouldBe(Alan, "what was not given stays");
    }

    [Fact]
    public void may_give_everything_that_was_asked()
    {
        var all = new Answer(
            ContosoLondon, Grace, Ada, Alan with { Title = null }, [Teams], [Statement], Text("comment", "so"));
        var past = Stories.UnderReview.And(Facts.Asked(items: _everything));

        var after = past.When(_answer with { Answer = all }, Tuesday).Then(
            Facts.Answered(all, Tuesday),
            Removed(Tuesday));

        after.State!.Details.MpnId.ShouldBe(ContosoLondon);
        after.Lines.Select(line => line.State).ShouldBe([new LineState.UnderReview(), new LineState.Removed()]);
    }

    [Fact]
    public void is_possible_to_the_last_microsecond_of_the_window() => Stories.Asked
        .When(_answer, AnswerDue - Microsecond)
        .Then(Facts.Answered(Answers.AnotherContact, AnswerDue - Microsecond));

    [Fact]
    public void a_nanosecond_before_the_end_is_still_in_time() => Stories.Asked
        .When(_answer, AnswerDue - Duration.Epsilon)
        .Then(Facts.Answered(Answers.AnotherContact, AnswerDue - Microsecond));

    [Fact]
    public void at_the_end_of_the_window_is_too_late() =>
        Stories.Asked.When(_answer, AnswerDue).ThenRefused(RequestRefusals.AnswerWindowOver);

    [Fact]
    public void after_the_request_lapsed_is_refused() => Stories.Asked
        .And(Facts.Lapsed(AnswerDue)).When(_answer, AnswerDue).ThenRefused(RequestRefusals.RequestClosed);

    [Fact]
    public void with_the_same_again_is_recognised_after_other_facts() => Stories.Asked
        .And(Facts.Answered(Answers.AnotherContact, Tuesday), Facts.Validated())
        .When(_answer, AnswerDue).ThenNothing();

    [Fact]
    public void with_something_else_than_before_is_refused() => Stories.Asked
        .And(Facts.Answered(Answers.AnotherContact, Tuesday))
        .When(_answer with { Answer = Answers.InWords }, Tuesday).ThenRefused(RequestRefusals.AlreadyAnswered);

    [Fact]
    public void of_lines_that_are_all_gone_is_refused() => Stories.Asked
        .And(new Withdrawn(TheClaim, Facts.Both, Monday, null))
        .When(_answer, Tuesday).ThenRefused(RequestRefusals.RequestClosed);

    [Fact]
    public void concerns_the_lines_that_still_wait() => Stories.Asked
        .And(Facts.Rejected(RejectionReason.MissingProducts, [Teams], "awaiting-answer", 9))
        .When(_answer, Tuesday)
        .Then(Facts.Answered(Answers.AnotherContact, Tuesday, [Exchange]))
        .Lines[1].State.ShouldBeOfType<LineState.Rejected>();

    [Fact]
    public void nobody_made_is_refused()
    {
        Stories.Asked.When(_answer with { RequestId = SecondRequest }, Tuesday)
            .ThenRefused(RequestRefusals.RequestUnknown);
        Stories.UnderReview.When(_answer, Tuesday).ThenRefused(RequestRefusals.RequestUnknown);
    }

    [Fact]
    public void with_nothing_is_refused() => Stories.Asked
        .When(_answer with { Answer = Answers.Nothing }, Tuesday).ThenRefused(RequestRefusals.AnswerEmpty);

    [Fact]
    public void with_words_alone_is_an_answer() => Stories.Asked
        .When(_answer with { Answer = Answers.InWords }, Tuesday).Then(Facts.Answered(Answers.InWords, Tuesday));

    [Fact]
    public void with_what_was_not_asked_is_refused_for_every_field() => Stories.UnderReview
        .And(Facts.Asked(items: [RequestedItem.Comment]))
        .When(_answer with { Answer = new(ContosoLondon, Grace, Ada, Alan, [Teams], [Letter], null) }, Tuesday)
        .ThenRefused(
            RequestRefusals.AnswerInvalid([]),
            ("mpnId", "not-requested"),
            ("removedLineIds", "not-requested"),
            ("customerContact", "not-requested"),
            ("technicalContact", "not-requested"),
            ("partnerContact", "not-requested"),
            ("proofIds", "not-requested"),
            ("proofIds", "proof-unknown"));

    [Fact]
    public void with_a_customer_contact_needs_the_title_that_the_terms_ask() => Stories.Asked
        .When(_answer with { Answer = Answers.Nothing with { CustomerContact = Ada with { Title = null } } }, Tuesday)
        .ThenRefused(RequestRefusals.AnswerInvalid([]), ("customerContact.title", "required"));

    [Fact]
    public void can_remove_only_lines_that_were_asked_about()
    {
        var past = Stories.UnderReview.And(Facts.Asked([Exchange], [RequestedItem.Lines]));

        past.When(_answer with { Answer = Answers.WithoutTeams }, Tuesday)
            .ThenRefused(RequestRefusals.AnswerInvalid([]), ("removedLineIds", "not-requested"));
        past.When(_answer with { Answer = Answers.Nothing with { RemovedLineIds = [FabrikamsLine] } }, Tuesday)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }

    [Fact]
    public void cannot_remove_the_last_line() => Stories.UnderReview
        .And(Facts.Asked(items: [RequestedItem.Lines]))
        .When(_answer with { Answer = Answers.Nothing with { RemovedLineIds = Facts.Both } }, Tuesday)
        .ThenRefused(ClaimRefusals.LastLine);

    [Fact]
    public void can_remove_all_it_was_asked_about_when_another_line_lives() => Stories.UnderReview
        .And(Facts.Validated([Exchange]), Facts.Asked([Teams], [RequestedItem.Lines]))
        .When(_answer with { Answer = Answers.WithoutTeams }, Tuesday)
        .Then(Facts.Answered(Answers.WithoutTeams, Tuesday, [Teams], asked: 10), Removed(Tuesday, asked: 10));

    [Fact]
    public void needs_a_submitted_claim()
    {
        Spec.GivenNothing.When(_answer, Tuesday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_answer, Tuesday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_answer, Tuesday).ThenRefused(RequestRefusals.RequestUnknown);
    }

    private static LineRemoved Removed(Instant at, int asked = 9) => new(
        TheClaim, [Teams], at, ClaimSide.Partner, null, Facts.AnsweredInTime("yes", "answered-at", at, asked));
}
