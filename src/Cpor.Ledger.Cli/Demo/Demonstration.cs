using Cpor.Ledger.Cli.Claims;
using NodaTime;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>One run of the demonstration: the samples on the ledger, and what is shown of it.</summary>
internal sealed class Demonstration : IAsyncDisposable
{
    // Also for what goes on after a crash: another node's work is taken over after some seconds.
    private static readonly TimeSpan LongestStory = TimeSpan.FromMinutes(2);

    private const string Shown = "partly-opted-out";

    private readonly IReadOnlyList<Sample> _samples;
    private readonly Terminal _terminal;
    private readonly DemoLedger _ledger;
    private readonly Stage _stage;

    private Demonstration(IReadOnlyList<Sample> samples, Terminal terminal, DemoLedger ledger, Cast cast)
    {
        _samples = samples;
        _terminal = terminal;
        _ledger = ledger;
        _stage = new Stage(
            cast,
            new Board(cast.Operator),
            ledger.Mailbox,
            ledger.Url,
            samples.ToDictionary(sample => sample.Key, sample => sample.Id));
    }

    public static async Task<Demonstration> StartAsync(
        DemoFolders folders, Terminal terminal, bool withLog, CancellationToken cancel)
    {
        var samples = Sample.Load(Path.Combine(folders.Samples, "claims"));
        var ledger = await DemoLedger.StartAsync(folders, withLog, terminal.Say, cancel);
        terminal.Say($"The ledger listens on {ledger.Url}.");
        return new Demonstration(samples, terminal, ledger, ledger.NewCast());
    }

    /// <summary>Plays all samples at once.</summary>
    /// <returns>Whether all of them ended as told.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancel)
    {
        await _stage.Board.ReadAsync(cancel);
        var goesOn = _samples.Any(sample => _stage.Board[sample.Id] is not null);
        if (goesOn)
            _terminal.Say("There are claims already; their stories go on where they were broken off.");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var board = _stage.Board.KeepAsync(ending.Token);
        ending.CancelAfter(LongestStory);
        var stories = Task.WhenAll(_samples.Select(sample => PlayAsync(sample, ending.Token, cancel)));
        await new StatusTable(_samples, _stage.Board, SystemClock.Instance).ShowAsync(_terminal, stories, cancel);
        var outcomes = await stories;
        await ending.CancelAsync();
        await board;
        await ShowHistoryAsync(cancel);
        _terminal.Show(Summary.Of(outcomes, mayBeLate: goesOn));
        _terminal.Say($"{_ledger.Mailbox.Count} mails were sent; they are in {_ledger.Folders.Mail}.");
        return outcomes.All(outcome => outcome.IsAsTold(mayBeLate: goesOn));
    }

    /// <summary>Says where everything is, and waits until it is told to stop.</summary>
    public async Task RunOnAsync(CancellationToken cancel)
    {
        _terminal.Say(
            $"""

            The ledger runs on until Ctrl+C:
              API            {_ledger.Url}scalar
              OpenAPI        {_ledger.Url}openapi/v1.json
              health         {_ledger.Url}health/ready
              mails          {_ledger.Folders.Mail}
              a token        ledger token --role reviewer --data {_ledger.Folders.Data}
            """);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<Outcome> PlayAsync(Sample sample, CancellationToken ending, CancellationToken cancel)
    {
        try
        {
            return await new Player(sample, _stage).PlayAsync(ending);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var status = _stage.Board[sample.Id]?.Status;
            return new Outcome(sample, new StoryEnd(status, null, null), CameLate: false, "not over in time");
        }
    }

    /// <summary>One claim's history, as everybody concerned may read it.</summary>
    private async Task ShowHistoryAsync(CancellationToken cancel)
    {
        var shown = _samples.FirstOrDefault(sample => sample.Key == Shown) ?? _samples[0];
        var version = _stage.Board[shown.Id]?.Version;
        var history = (await _stage.Cast.Operator.GetHistoryAsync(shown.Id, version, cancel: cancel)).Required();
        _terminal.Show(new Rows(
            new Text($"The history of {shown.Key}: {shown.Title}"),
            HistoryTable.Of(history)));
    }

    public async ValueTask DisposeAsync()
    {
        _stage.Cast.Dispose();
        await _ledger.DisposeAsync();
    }
}
