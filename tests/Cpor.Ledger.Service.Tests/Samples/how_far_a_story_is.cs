using Cpor.Ledger.Cli.Demo;

namespace Cpor.Ledger.Service.Tests.Samples;

/// <summary>A story that was broken off goes on behind the last step that the claim's history shows.</summary>
public class how_far_a_story_is
{
    [Fact]
    public void nothing_is_done_of_a_claim_that_does_not_exist() => Progress.StepsDone(Told("submit"), []).ShouldBe(0);

    [Fact]
    public void what_the_history_shows_is_done() =>
        Progress.StepsDone(Told("submit", "validate", "opt-out"), ["draft-created", "submitted", "validated"])
            .ShouldBe(2);

    [Fact]
    public void a_step_that_is_taken_twice_needs_to_be_shown_twice()
    {
        var story = Told("submit", "validate", "answer", "validate");

        Progress.StepsDone(story, ["submitted", "validated"]).ShouldBe(2);
        Progress.StepsDone(story, ["submitted", "validated", "info-provided"]).ShouldBe(3);
        Progress.StepsDone(story, ["submitted", "validated", "info-provided", "validated"]).ShouldBe(4);
    }

    [Fact]
    public void a_refused_step_is_done_when_a_later_one_is()
    {
        var story = new Story(
            [Step("submit", expects: "claim-incomplete"), Step("give-details"), Step("submit")],
            new StoryEnd("official", null, null));

        Progress.StepsDone(story, ["draft-created"]).ShouldBe(0);
        Progress.StepsDone(story, ["draft-created", "details-given"]).ShouldBe(2);
        Progress.StepsDone(story, ["draft-created", "details-given", "submitted"]).ShouldBe(3);
    }

    private static Story Told(params string[] steps) =>
        new([.. steps.Select(step => Step(step))], new StoryEnd("official", null, null));

    private static StoryStep Step(string does, string? expects = null) =>
        new("partner", does, null, null, null, expects);
}
