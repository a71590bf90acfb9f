using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Plays the story of one sample through the public API, as its partner, the reviewer and the customer would. Every
/// id follows from the sample, so a story that was broken off can be played again: what was done is recognised, and
/// adds nothing.
/// </summary>
internal sealed class Player(Sample sample, Stage stage)
{
    private static readonly string[] _over =
        ["official", "opted-out", "rejected", "rejected-final", "ended", "withdrawn"];

    private readonly Steps _steps = new(sample, stage);

    /// <summary>From nothing, or from where it was broken off, to the end.</summary>
    public async Task<Outcome> PlayAsync(CancellationToken cancel)
    {
        using var acting = stage.Board.Act();
        return await ActAsync(cancel) ?? await EndAsync(null, cancel);
    }

    /// <summary>The same up to the last step. Null when all went as told; otherwise how it ended.</summary>
    public async Task<Outcome?> ActAsync(CancellationToken cancel)
    {
        var actions = await ActionsAsync(cancel);
        var isBegun = actions.Contains("draft-created");
        var isHandedIn = actions.Contains("submitted");
        if (!isHandedIn && await _steps.BeginAsync(isBegun, cancel) is { } refused)
            return new Outcome(sample, new StoryEnd(null, null, refused.Code), refused.Detail);
        foreach (var (number, step) in sample.Story.Steps.Index().Skip(Progress.StepsDone(sample.Story, actions)))
        {
            await AwaitTurnAsync(step, cancel);
            var problem = await _steps.DoAsync(number, step, cancel);
            if (problem?.Code != step.Expects)
                return await EndAsync($"{step.By} {step.Does}: {problem?.Code ?? $"not {step.Expects}"}", cancel);
        }

        return null;
    }

    /// <summary>What has been done so far, by the names of the claim's history; nothing before it exists.</summary>
    private async Task<IReadOnlyList<string>> ActionsAsync(CancellationToken cancel)
    {
        if (stage.Board[sample.Id] is not { } claim)
            return [];
        var history = await stage.Cast.Operator.GetHistoryAsync(sample.Id, claim.Version, cancel: cancel);
        return [.. history.Required().Entries.Select(entry => entry.Action)];
    }

    /// <summary>Waits until it is somebody's turn: the checks are done, the question asked, the mail there.</summary>
    private async Task AwaitTurnAsync(StoryStep step, CancellationToken cancel)
    {
        if (step.After is { } after)
        {
            var other = await stage.Board.UntilAsync(
                stage.Ids[after.Claim], claim => after.Status.Contains(claim.Status), cancel);
            if (after.DaysLater is { } days)
                await stage.Board.UntilAsync(other.ChangedAt.ToDateTimeOffset().AddDays(days), cancel);
        }

        await stage.Board.UntilAsync(sample.Id, claim => _over.Contains(claim.Status) || IsTurn(step, claim), cancel);
    }

    private static bool IsTurn(StoryStep step, ClaimListItem claim) => (step.By, step.Does) switch
    {
        ("reviewer", _) => claim.Status is not ("draft" or "submitted" or "validated"),
        ("customer", _) => claim.Status is "customer-notified",
        (_, "answer") => claim.Status is "action-required",
        (_, "disassociate") => claim.Status is "official",
        (_, "withdraw") => claim.Status is not "submitted",
        _ => true,
    };

    /// <summary>Waits until the claim is where the story ends, or where no story goes on from.</summary>
    private async Task<Outcome> EndAsync(string? note, CancellationToken cancel)
    {
        var ends = sample.Story.Ends.Status;
        // The board may still show where the claim was before the last step.
        var done = (await stage.Cast.Operator.GetClaimAsync(sample.Id, cancel: cancel)).Required().Version;
        // Only another claim's doing ends what is official and has nothing more to do itself.
        await stage.Board.UntilAsync(
            sample.Id,
            claim => claim.Version >= done && (claim.Status == ends
                || (_over.Contains(claim.Status) && (ends, claim.Status) != ("ended", "official"))),
            cancel);
        var view = (await stage.Cast.Operator.GetClaimAsync(sample.Id, cancel: cancel)).Required();
        var end = new StoryEnd(
            view.Status, view.SubmittedAt is null ? null : [.. view.Lines.Select(line => line.Status)], null);
        return new Outcome(sample, end, note);
    }
}
