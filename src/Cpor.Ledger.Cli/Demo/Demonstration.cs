using System.Globalization;
using Cpor.Ledger.Cli.Claims;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>One run of the demonstration: the samples on the ledger, and what is shown of it.</summary>
internal sealed class Demonstration : IAsyncDisposable
{
    // Also for what goes on after a crash: another node's work is taken over after some seconds.
    private static readonly TimeSpan LongestStory = TimeSpan.FromMinutes(3);

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
        DemoFolders folders, Terminal terminal, DemoChoices choices, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var samples = Sample.Load(Path.Combine(folders.Samples, "claims"));
        var ledger = await DemoLedger.StartAsync(folders, choices, terminal.Say, cancel);
        terminal.Say($"The ledger listens on {ledger.Url} after {Since(began)}.");
        return new Demonstration(samples, terminal, ledger, ledger.NewCast());
    }

    /// <summary>Plays all samples at once.</summary>
    /// <returns>Whether all of them ended as told.</returns>
    public async Task<bool> PlayAsync(CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        await _stage.Board.ReadAsync(cancel);
        var goesOn = _samples.Any(sample => _stage.Board[sample.Id] is not null);
        _terminal.Say(Announcement(goesOn));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var board = _stage.Board.KeepAsync(ending.Token);
        ending.CancelAfter(LongestStory);
        List<Task<Outcome>> stories = [.. _samples.Select(sample => PlayAsync(sample, ending.Token, cancel))];
        await new StatusTable(_samples, _stage, stories).ShowAsync(_terminal, cancel);
        var outcomes = await Task.WhenAll(stories);
        await ending.CancelAsync();
        await board;
        await ShowHistoryAsync(cancel);
        var summary = new Summary(outcomes, MayBeLate: goesOn);
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

    /// <summary>Says where everything is, and waits until it is told to stop.</summary>
    public async Task RunOnAsync(CancellationToken cancel)
    {
        var page = _samples.Where(sample => sample.Story.Steps.Any(step => step.Does == "opt-out"))
            .Select(sample => _ledger.Mailbox.Link(sample.Claim.Create.CustomerContact?.Email ?? ""))
            .FirstOrDefault(link => link is not null);
        _terminal.Say(
            $"""

            The ledger runs on until Ctrl+C:
              API           {_ledger.Url}scalar
              OpenAPI       {_ledger.Url}openapi/v1.json
              health        {_ledger.Url}health/ready
              opt-out page  {(page is null ? "none" : new Uri(_ledger.Url, page))}
              mails         {_ledger.Folders.Mail}
            Its windows are over, so the page shows the receipt. Look at all claims in another terminal:
              export LEDGER_URL={_ledger.Url.GetLeftPart(UriPartial.Authority)}
              export LEDGER_TOKEN=$({OwnName.Command} token --role reviewer --data {_ledger.Folders.Data})
              {OwnName.Command} claim list
            """);
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

    private string Announcement(bool goesOn)
    {
        if (!goesOn)
            return $"{_samples.Count} claims go in by its public API, all at once. Two seconds are a business day.";
        var begun = _samples.Where(sample => _stage.Board[sample.Id] is not null).ToList();
        var over = begun.Count(sample => _stage.Board[sample.Id]!.Status == sample.Story.Ends.Status);
        return over == begun.Count
            ? $"An earlier run left {begun.Count} claims, and all are at their ends: nothing more happens to them."
            : $"An earlier run left {begun.Count} claims, of which {over} are at their ends. The others' stories go on "
                + "where they were broken off.";
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
            Text.Empty,
            new Text($"The history of {shown.Key}: {shown.Title}"),
            new HistoryTable(history)));
    }

    private static string Since(long began) =>
        TimeProvider.System.GetElapsedTime(began).TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);
}
