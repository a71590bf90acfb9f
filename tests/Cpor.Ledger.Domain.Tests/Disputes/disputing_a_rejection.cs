using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Disputes;

public class disputing_a_rejection
{
    private static readonly Instant _ends = Examples.DisputeEnds;

    private static readonly Dispute _dispute =
        new(FirstDispute, [], Text("justification", "it-is-all-there"), [], SeedRegime);

    private static readonly RejectLines _reject = new(
        [], RejectionReason.InsufficientProof, [ProofDefect.MissingProducts], Text("comment", "sorry"), SeedRegime);

    [Fact]
    public void brings_the_lines_before_the_reviewer_again()
    {
        var after = Stories.Rejected.When(_dispute, Tuesday).Then(DisputeFacts.Disputed(Tuesday));

        after.Lines.ShouldAllBe(line => line.State == new LineState.Disputed(FirstDispute) && line.Disputes == 1);
        after.State!.Status().ShouldBe(ClaimStatus.Disputed);
        after.State!.NextDeadline().ShouldBe(Instant.FromUtc(2020, 9, 30, 7, 0), "ten business days from Tuesday");
    }

    [Fact]
    public void is_possible_until_the_last_microsecond_of_thirty_days()
    {
        Stories.Rejected.When(_dispute, _ends - Microsecond).Then(DisputeFacts.Disputed(_ends - Microsecond));
        Stories.Rejected.When(_dispute, _ends - Duration.Epsilon).Then(DisputeFacts.Disputed(_ends - Microsecond));
        Stories.Rejected.When(_dispute, _ends).ThenRefused(DisputeRefusals.DisputeWindowOver);
        Stories.Rejected.When(_dispute with { LineIds = [Teams] }, _ends)
            .ThenRefused(DisputeRefusals.DisputeWindowOver);
    }

    [Fact]
    public void of_one_line_leaves_the_other_rejected() => Stories.Rejected
        .When(_dispute with { LineIds = [Teams] }, Tuesday).Then(DisputeFacts.Disputed(Tuesday, [Teams]))
        .Lines[0].State.ShouldBeOfType<LineState.Rejected>();

    [Fact]
    public void concerns_the_lines_that_still_can_be_when_they_were_rejected_at_different_times()
    {
        var later = Facts.Rejected(RejectionReason.InsufficientProof, [Teams]) with
        {
            HappenedAt = Tuesday,
            DisputeEnds = Facts.DisputeEnds(Tuesday),
        };
        var past = Stories.UnderReview.And(Facts.Rejected(RejectionReason.MissingProducts, [Exchange]), later);
        var disputed = DisputeFacts.Disputed(_ends, [Teams]);

        past.When(_dispute, _ends).Then(disputed with
        {
            Decision = Facts.Decided.Asked(
                "disputed-in-time",
                Terms2020.DisputeWindow.Source,
                "yes",
                RuleInput.At("dispute-ends", later.DisputeEnds.Ends, 10, Teams),
                RuleInput.At("disputed-at", _ends)),
        });
        past.When(_dispute with { LineIds = Facts.Both }, _ends).ThenRefused(DisputeRefusals.DisputeWindowOver);
    }

    [Fact]
    public void with_new_proof_needs_no_words()
    {
        var past = Stories.Rejected.And(Letters());

        past.When(_dispute with { Justification = null, ProofIds = [Letter] }, Tuesday)
            .Then(DisputeFacts.Disputed(Tuesday) with { Justification = null, ProofIds = [Letter] });
    }

    [Fact]
    public void with_proof_that_is_not_new_or_not_there_is_refused() => Stories.Rejected
        .When(_dispute with { ProofIds = [Statement, Letter] }, Tuesday)
        .ThenRefused(
            DisputeRefusals.DisputeInvalid([]), ("proofIds", "proof-not-new"), ("proofIds", "proof-unknown"));

    [Fact]
    public void with_nothing_is_refused() => Stories.Rejected
        .When(_dispute with { Justification = null }, Tuesday).ThenRefused(DisputeRefusals.DisputeEmpty);

    [Fact]
    public void again_is_recognised_by_its_id_also_after_the_decision() => DisputeFacts.Disputed10
        .And(DisputeFacts.Finally())
        .When(_dispute, _ends).ThenNothing();

    [Fact]
    public void under_an_id_of_another_dispute_is_refused()
    {
        DisputeFacts.Disputed10.When(_dispute with { Justification = null, ProofIds = [Statement] }, Tuesday)
            .ThenRefused(DisputeRefusals.DisputeIdUsed);
        Stories.Rejected.And(DisputeFacts.Disputed(Monday, [Teams]))
            .When(_dispute with { LineIds = Facts.Both }, Tuesday).ThenRefused(DisputeRefusals.DisputeIdUsed);
    }

    [Fact]
    public void lost_is_final() => DisputeFacts.Disputed10
        .When(_reject, Monday).Then(DisputeFacts.Finally())
        .When(_dispute with { DisputeId = SecondDispute, LineIds = Facts.Both }, Monday)
        .ThenRefused(DisputeRefusals.NoDisputeLeft);

    [Fact]
    public void lost_is_final_beside_a_line_that_is_rejected_for_the_first_time()
    {
        var past = Stories.UnderReview.And(
            Facts.Rejected(RejectionReason.InsufficientProof, [Teams]), DisputeFacts.Disputed(Monday, [Teams]));
        var record = Facts.Decided.Asked(
            "proof-suffices",
            "Manage incentives customer associations (2020-07), Reasons for rejection",
            "no",
            Facts.At(Exchange, "under-review", 8),
            Facts.At(Teams, "disputed", 10),
            new RuleInput("document", StatementDigest, 2));

        past.When(_reject, Monday).Then(
            Facts.Rejected(RejectionReason.InsufficientProof, [Exchange]) with
            {
                Decision = record.DisputeLeft([Exchange]),
            },
            DisputeFacts.Finally([Teams]) with { Decision = record.DisputeLeft([Teams], "no", 1) });
    }

    [Fact]
    public void won_is_validated_like_any_other() => DisputeFacts.Disputed10
        .When(new ValidateLines(FirstWindow, [], NobodyHolds, Terms2020), Monday).Then(Facts.Validated())
        .State!.Status().ShouldBe(ClaimStatus.Validated);

    [Fact]
    public void can_be_followed_by_a_question() => DisputeFacts.Disputed10
        .When(
            new RequestInfo(
                FirstRequest,
                [],
                [RequestedItem.CustomerContact, RequestedItem.Proof],
                [ProofDefect.MissingOrOldDates],
                Text("comment", "please"),
                SeedRegime),
            Monday)
        .Then(Facts.Asked(state: "disputed", since: 10));

    [Fact]
    public void can_be_taken_back_with_the_claim() => DisputeFacts.Disputed10
        .When(new Withdraw(null), Monday).Then(new Withdrawn(TheClaim, Facts.Both, Monday, null));

    [Fact]
    public void is_not_possible_where_the_terms_leave_none()
    {
        var none = SeedRegime with { Terms = Terms2020 with { Disputes = new(0, Terms2020.Disputes.Source) } };
        var record = Facts.Rejected(RejectionReason.InsufficientProof).Decision;

        Stories.UnderReview.When(_reject with { Regime = none }, Monday)
            .Then(DisputeFacts.Finally() with
            {
                Decision = (record with { Rules = [record.Rules[0]] }).DisputeLeft(Facts.Both, "no"),
            })
            .When(_dispute with { Regime = none, LineIds = [Teams] }, Monday)
            .ThenRefused(DisputeRefusals.NoDisputeLeft);
    }

    [Fact]
    public void of_a_rejection_from_before_there_were_disputes_is_refused()
    {
        var old = Stories.UnderReview.And(
            Facts.Rejected(RejectionReason.InsufficientProof) with { DisputeEnds = null });

        old.State!.IsOver().ShouldBeTrue();
        old.When(_dispute with { LineIds = Facts.Both }, Tuesday).ThenRefused(DisputeRefusals.NoDisputeLeft);
        old.When(_dispute, Tuesday).ThenRefused(ClaimRefusals.Over);
    }

    [Fact]
    public void needs_rejected_lines_of_a_submitted_claim()
    {
        Spec.GivenNothing.When(_dispute, Monday).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_dispute, Monday).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Dropped.When(_dispute, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.OptedOut.When(_dispute, Monday).ThenRefused(ClaimRefusals.Over);
        Stories.UnderReview.When(_dispute, Monday).ThenRefused(ClaimRefusals.LinesNotOpenToThis);
        Stories.Rejected.When(_dispute with { LineIds = [FabrikamsLine] }, Monday)
            .ThenRefused(ClaimRefusals.LineUnknown);
        DisputeFacts.Disputed10.When(_dispute with { DisputeId = SecondDispute }, Monday)
            .ThenRefused(ClaimRefusals.LinesNotOpenToThis);
    }

    private static ProofAttached Letters() => Facts.Proved(Facts.Both) with
    {
        HappenedAt = Tuesday,
        ProofId = Letter,
        Sha256 = LetterDigest,
    };
}
