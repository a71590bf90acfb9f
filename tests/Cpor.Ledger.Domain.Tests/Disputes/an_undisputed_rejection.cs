using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Disputes;

public class an_undisputed_rejection
{
    private static readonly Instant _ends = Examples.DisputeEnds;
    private static readonly LapseDispute _lapse = new([], Terms2020);

    [Fact]
    public void is_final_at_the_end_of_its_time()
    {
        var after = Stories.Rejected.When(_lapse, _ends).Then(DisputeFacts.Lapsed(_ends));

        after.Lines.ShouldAllBe(line => line.State == new LineState.RejectedFinally(RejectionReason.InsufficientProof));
        after.State!.Status().ShouldBe(ClaimStatus.RejectedFinal);
        after.State!.IsOver().ShouldBeTrue();
        after.State!.NextDeadline().ShouldBeNull();
    }

    [Fact]
    public void is_final_however_late_the_timer_is() => Stories.Rejected
        .When(_lapse, _ends + Duration.FromDays(30)).Then(DisputeFacts.Lapsed(_ends + Duration.FromDays(30)));

    [Fact]
    public void stays_open_when_the_timer_is_early() => Stories.Rejected
        .When(_lapse, _ends - Microsecond).ThenRefused(DisputeRefusals.DisputeWindowOpen);

    [Fact]
    public void is_asked_about_with_the_lines_that_were_rejected_with_it()
    {
        var later = Facts.Rejected(RejectionReason.InsufficientProof, [Teams]) with
        {
            HappenedAt = Tuesday,
            DisputeEnds = Facts.DisputeEnds(Tuesday),
        };
        var past = Stories.UnderReview.And(Facts.Rejected(RejectionReason.InsufficientProof, [Exchange]), later);

        past.When(_lapse, _ends).ThenRefused(DisputeRefusals.DisputeWindowOpen);
        past.When(_lapse with { LineIds = [Exchange] }, _ends).Then(DisputeFacts.Lapsed(_ends, [Exchange]))
            .When(_lapse with { LineIds = [Teams] }, _ends).ThenRefused(DisputeRefusals.DisputeWindowOpen);
    }

    [Fact]
    public void that_was_disputed_is_left_alone()
    {
        DisputeFacts.Disputed10.When(_lapse, _ends).ThenNothing();
        DisputeFacts.Disputed10.When(_lapse with { LineIds = Facts.Both }, _ends).ThenNothing();
        DisputeFacts.Disputed10.And(DisputeFacts.Finally()).When(_lapse, _ends).ThenNothing();
    }

    [Fact]
    public void that_never_was_adds_nothing()
    {
        Stories.UnderReview.When(_lapse, _ends).ThenNothing();
        Stories.Dropped.When(_lapse, _ends).ThenNothing();
    }

    [Fact]
    public void of_nothing_that_was_submitted_is_refused()
    {
        Spec.GivenNothing.When(_lapse, _ends).ThenRefused(ClaimRefusals.NotFound);
        Stories.Drafted.When(_lapse, _ends).ThenRefused(ClaimRefusals.NotSubmitted);
        Stories.Rejected.When(_lapse with { LineIds = [FabrikamsLine] }, _ends)
            .ThenRefused(ClaimRefusals.LineUnknown);
    }
}
