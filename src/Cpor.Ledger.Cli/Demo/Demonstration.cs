using System.Globalization;
using Cpor.Ledger.Cli.Demo.Telling;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>One run of the demonstration: the samples on the ledger, and what is shown of it.</summary>
internal sealed class Demonstration : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, Sample> _story;
    private readonly IReadOnlyList<Sample> _samples;
    private readonly Terminal _terminal;
    private readonly DemoLedger _ledger;
    private readonly Stage _stage;

    private Demonstration(DemoFolders folders, Terminal terminal, DemoLedger ledger, Cast cast)
    {
        _story = Sample.LoadIfThere(Path.Combine(folders.Samples, "story"));
        _samples = Sample.Load(Path.Combine(folders.Samples, "claims"));
        _terminal = terminal;
        _ledger = ledger;
        _stage = new Stage(
            cast,
            ledger.NewBoard(cast),
            ledger.Mailbox,
            ledger.Url,
            _samples.ToDictionary(sample => sample.Key, sample => sample.Id));
    }

    public static async Task<Demonstration> StartAsync(
        DemoFolders folders, Terminal terminal, DemoChoices choices, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var ledger = await DemoLedger.StartAsync(folders, choices, terminal.Say, cancel);
        terminal.Say($"The ledger listens on {ledger.Url} after {Since(began)}.");
        return new Demonstration(folders, terminal, ledger, ledger.NewCast());
    }

    /// <summary>Tells the story, and plays all samples at once.</summary>
    /// <returns>Whether all of them ended as told.</returns>
    /// <exception cref="InvalidOperationException">The story went otherwise.</exception>
    public async Task<bool> PlayAsync(CancellationToken cancel)
    {
        await _stage.Board.ReadAsync(cancel);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var board = _stage.Board.KeepAsync(ending.Token);
        try
        {
            if (_story.Count > 0)
                await new FirstMinute(_story, _stage, _ledger).TellAsync(_terminal, cancel);
            return await PlayAllAsync(cancel);
        }
        finally
        {
            await ending.CancelAsync();
            await board;
        }
    }

    /// <summary>Says where everything is, and waits until it is told to stop.</summary>
    public async Task RunOnAsync(CancellationToken cancel)
    {
        _terminal.Say(Invitation.Text(_ledger, _story.GetValueOrDefault(FirstMinute.Hero) ?? _samples[0]));
        await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends the service and its database.</summary>
    public async ValueTask DisposeAsync()
    {
        _terminal.Say(_ledger.Folders.IsTemporary
            ? "Stopping the service and its PostgreSQL, and removing their data."
            : $"Stopping the service and its PostgreSQL. Their data stays in {_ledger.Folders.Data}.");
        _stage.Cast.Dispose();
        await _ledger.DisposeAsync();
    }

    private async Task<bool> PlayAllAsync(CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        _terminal.Show(new Rows(Text.Empty, new Text(Announcement()), Text.Empty));
        var stories = Start(cancel);
        await new StatusTable(_samples, _stage, stories).ShowAsync(_terminal, cancel);
        var summary = new Summary(await Task.WhenAll(stories));
        _terminal.Show(new Rows(
        [
            summary.Table(),
            .. _stage.Visits.Select(visit => $"{visit}")
                .Concat(summary.Sentences())
                .Append($"{_ledger.Mailbox.Count} mails were sent over SMTP. It took {Since(began)}.")
                .Select(sentence => new Text(sentence)),
        ]));
        return summary.IsAsTold;
    }

    private string Announcement()
    {
        var begun = _samples.Where(sample => _stage.Board[sample.Id] is not null).ToList();
        if (begun.Count == 0)
        {
            return $"Now {_samples.Count} claims with stories of their own go in by the public API, all at once.";
        }

        var over = begun.Count(sample => _stage.Board[sample.Id]!.Status == sample.Story.Ends.Status);
        return over == begun.Count
            ? $"An earlier run left {begun.Count} claims, and all are at their ends: nothing more happens to them."
            : $"An earlier run left {begun.Count} claims, of which {over} are at their ends. The others' stories go on "
                + "where they were broken off.";
    }

    /// <summary>Begins all stories, before the first day can pass.</summary>
    private List<Task<Outcome>> Start(CancellationToken cancel)
    {
        using var acting = _stage.Board.Act();
        return [.. _samples.Select(sample => PlayAsync(sample, cancel))];
    }

    private async Task<Outcome> PlayAsync(Sample sample, CancellationToken cancel)
    {
        try
        {
            return await new Player(sample, _stage).PlayAsync(cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var status = _stage.Board[sample.Id]?.Status;
            return new Outcome(sample, new StoryEnd(status, null, null), "nothing more happens to it");
        }
    }

    private static string Since(long began) =>
        TimeProvider.System.GetElapsedTime(began).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);
}
