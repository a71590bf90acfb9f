namespace Cpor.Ledger.Cli.Demo;

/// <summary>How far a story has come, read from the claim's own history: the ledger is the only memory.</summary>
public static class Progress
{
    /// <summary>How many steps of a story are done, given the actions of the claim's history.</summary>
    /// <remarks>A step that was to be refused left nothing; it is done when a later one is.</remarks>
    public static int StepsDone(Story story, IEnumerable<string> actions)
    {
        var left = actions.CountBy(action => action).ToDictionary(count => count.Key, count => count.Value);
        var done = 0;
        foreach (var (number, step) in story.Steps.Index())
        {
            if (step.Expects is null && left.GetValueOrDefault(ActionOf(step)) > 0)
            {
                left[ActionOf(step)]--;
                done = number + 1;
            }
        }

        return done;
    }

    /// <summary>What the history calls a step once it is done.</summary>
    private static string ActionOf(StoryStep step) => step.Does switch
    {
        "give-details" => "details-given",
        "attach-proof" => "proof-attached",
        "comment" => "commented",
        "submit" => "submitted",
        "request-info" => "info-requested",
        "answer" => "info-provided",
        "validate" => "validated",
        "reject" => "rejected",
        "remove-lines" => "line-removed",
        "withdraw" => "withdrawn",
        "disassociate" => "association-ended",
        "dispute" => "disputed",
        "defend" => "contest-answered",
        "decide-contest" => "contest-decided",
        "opt-out" => "opted-out",
        _ => throw new UsageException($"No story can do '{step.Does}'."),
    };
}
