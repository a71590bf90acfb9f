using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Claims;

/// <summary>The customer's refusal after the window, where the terms allow it at any time.</summary>
public class declining_late
{
    private const string Source = "Create a customer association via the CPOR model (2023-10)";

    private static readonly ProgrammeTerms _anyTime = Terms2020 with { LateDecline = new(true, Source) };
    private static readonly OptOut _decline = new(FirstWindow, [], _anyTime);
    private static readonly Instant _later = OptOutEnds + Duration.FromDays(60);

    [Fact]
    public void ends_the_association()
    {
        var after = Stories.Official.When(_decline, _later).Then(Declined(Facts.Both));

        after.Lines.ShouldAllBe(line => line.State == new LineState.Ended(EndReason.CustomerDeclined));
    }

    [Fact]
    public void of_one_line_leaves_the_other_official()
    {
        var after = Stories.Official.When(_decline with { LineIds = [Teams] }, _later).Then(Declined([Teams]));

        after.State!.Status().ShouldBe(ClaimStatus.Official);
        after.When(_decline, _later).Then(Declined([Exchange]));
    }

    [Fact]
    public void before_the_timer_asked_is_a_refusal_of_which_the_record_says_that_it_is_late() => Stories.Notified
        .When(_decline, OptOutEnds)
        .Then(Facts.OptedOut(OptOutEnds) with
        {
            Decision = Facts.Decided
                .Asked(
                    "opted-out-in-time",
                    Terms2020.OptOutWindow.Source,
                    "no",
                    RuleInput.At("opt-out-ends", OptOutEnds, 10, Exchange),
                    RuleInput.At("opt-out-ends", OptOutEnds, 10, Teams),
                    RuleInput.At("refused-at", OptOutEnds))
                .Asked("late-decline", Source, "yes", RuleInput.At("refused-at", OptOutEnds)),
        });

    [Fact]
    public void in_time_after_all_is_a_refusal_like_any_other() =>
        Stories.Notified.When(_decline, Tuesday).Then(Facts.OptedOut(Tuesday));

    [Fact]
    public void reaches_lines_that_are_contested_since_the_end_of_the_window()
    {
        var past = Stories.Notified.And(
            Facts.Official(OptOutEnds, [Exchange]),
            Facts.Contested(Teams, TeamsSlot, FirstWindow, Facts.Decided) with { HappenedAt = OptOutEnds });

        var after = past.When(_decline, _later).Then(
            Facts.OptedOut(_later, [Teams]) with
            {
                Decision = Facts.Decided
                    .Asked(
                        "opted-out-in-time",
                        Terms2020.OptOutWindow.Source,
                        "no",
                        Facts.At(Teams, "contested", 12),
                        RuleInput.At("refused-at", _later))
                    .Asked("late-decline", Source, "yes", RuleInput.At("refused-at", _later)),
            },
            Declined([Exchange]));
        after.State!.IsOver().ShouldBeTrue();
    }

    [Fact]
    public void again_is_recognised_beside_lines_that_were_rejected()
    {
        var past = Stories.Notified.And(
            Facts.Official(OptOutEnds, [Exchange]), Facts.Rejected(RejectionReason.SlotAlreadyYours, [Teams]));

        past.When(_decline, _later).Then(Declined([Exchange]));
    }

    [Fact]
    public void where_the_terms_say_no_or_nothing_is_refused()
    {
        var no = Terms2020 with { LateDecline = new(false, Source) };

        Stories.Official.When(_decline with { Terms = Terms2020 }, _later)
            .ThenRefused(WindowRefusals.OptOutWindowOver);
        Stories.Official.When(_decline with { Terms = no }, _later).ThenRefused(WindowRefusals.OptOutWindowOver);
        Stories.Notified.When(_decline with { Terms = no }, OptOutEnds).ThenRefused(WindowRefusals.OptOutWindowOver);
        Stories.Notified.And(
            Facts.OptedOut(Tuesday, [Exchange]), Facts.Contested(Teams, TeamsSlot, FirstWindow, Facts.Decided))
            .When(_decline with { Terms = no }, _later).ThenRefused(WindowRefusals.OptOutWindowOver);
    }

    [Fact]
    public void after_it_ended_otherwise_is_refused() =>
        Stories.Ended.When(_decline, _later).ThenRefused(WindowRefusals.OptOutWindowOver);

    private static AssociationEnded Declined(ValueList<LineId> lines) => Facts.Ended(_later, lines) with
    {
        Reason = EndReason.CustomerDeclined,
        Comment = null,
        Decision = Facts.Decided.Asked(
            "late-decline", Source, "yes", [.. Facts.At(lines, "official", 11), RuleInput.At("refused-at", _later)]),
    };
}
