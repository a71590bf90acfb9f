using Cpor.Ledger.Domain.Claims;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

public class commenting_on_a_claim
{
    private static readonly Comment _comment = new(FirstComment, ClaimSide.Partner, Text("text", "hello"));

    private static readonly Commented _commented =
        new(TheClaim, Facts.Both, Monday, FirstComment, ClaimSide.Partner, Text("text", "hello"));

    [Fact]
    public void on_a_draft_is_kept() => Stories.Drafted.When(_comment, Monday).Then(_commented);

    [Fact]
    public void as_a_reviewer_is_refused_before_it_is_submitted() => Stories.Drafted
        .When(_comment with { Side = ClaimSide.Reviewer }, Monday).ThenRefused(ClaimRefusals.NotSubmitted);

    [Fact]
    public void as_a_reviewer_is_refused_on_a_draft_that_was_given_up() => Stories.Dropped
        .When(_comment with { Side = ClaimSide.Reviewer }, Monday).ThenRefused(ClaimRefusals.Over);

    [Fact]
    public void as_a_reviewer_is_kept_on_what_was_submitted() => Stories.Filed
        .When(_comment with { Side = ClaimSide.Reviewer }, Monday)
        .Then(_commented with { Side = ClaimSide.Reviewer });

    [Fact]
    public void changes_no_line() =>
        Stories.UnderReview.When(_comment, Monday).Then(_commented).Lines.ShouldBe(Stories.UnderReview.Lines);

    [Fact]
    public void on_a_claim_that_is_over_concerns_no_line() =>
        Stories.OptedOut.When(_comment, Monday).Then(_commented with { LineIds = [] });

    [Fact]
    public void on_a_draft_that_was_given_up_concerns_no_line() =>
        Stories.Dropped.When(_comment, Monday).Then(_commented with { LineIds = [] });

    [Fact]
    public void again_is_recognised_after_other_facts() => Stories.Drafted.And(_commented).And(Facts.Submitted())
        .When(_comment, Tuesday).ThenNothing();

    [Fact]
    public void something_else_under_the_same_id_is_refused() => Stories.Drafted.And(_commented)
        .When(_comment with { Text = Text("text", "other") }, Monday).ThenRefused(ClaimRefusals.CommentIdUsed);

    [Fact]
    public void for_the_other_side_under_the_same_id_is_refused() => Stories.Drafted.And(_commented)
        .When(_comment with { Side = ClaimSide.Reviewer }, Monday).ThenRefused(ClaimRefusals.CommentIdUsed);

    [Fact]
    public void ends_at_five_hundred_comments()
    {
        var many = Enumerable.Range(1, 499).Select(number => _commented with
        {
            CommentId = CommentId.Parse($"01900000-0000-7000-8000-000000001{number:000}"),
        });
        var past = Stories.Drafted.And(many);

        past.When(_comment, Monday).Then(_commented);
        past.And(_commented)
            .When(_comment with { CommentId = CommentId.Parse("01900000-0000-7000-8000-000000002000") }, Monday)
            .ThenRefused(ClaimRefusals.TooMany("comments", 500));
    }
}
