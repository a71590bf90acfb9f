using System.Globalization;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Claims;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Shows where the claims stand while the stories are played: as a table that moves where a person watches, and else as
/// one line for each change.
/// </summary>
internal sealed class StatusTable(IReadOnlyList<Sample> samples, Stage stage, IReadOnlyList<Task<Outcome>> stories)
{
    private const int RowsForTheRest = 6;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly long _began = TimeProvider.System.GetTimestamp();

    /// <summary>Shows the claims until all stories are over.</summary>
    public async Task ShowAsync(Terminal terminal, CancellationToken cancel)
    {
        if (terminal.IsWatched)
            await MoveAsync(terminal.Screen, cancel);
        else
            await TellAsync(terminal, cancel);
    }

    private Task MoveAsync(IAnsiConsole screen, CancellationToken cancel) =>
        screen.Live(Table(screen)).StartAsync(async live =>
        {
            var all = Task.WhenAll(stories);
            while (!all.IsCompleted)
            {
                live.UpdateTarget(Table(screen));
                await Task.WhenAny(all, Task.Delay(Frame, cancel));
                cancel.ThrowIfCancellationRequested();
            }

            live.UpdateTarget(Table(screen));
        });

    private async Task TellAsync(Terminal terminal, CancellationToken cancel)
    {
        var told = new Dictionary<Sample, string>();
        var all = Task.WhenAll(stories);
        bool isOver;
        do
        {
            // Asked before the look, so that the last changes are told too.
            isOver = all.IsCompleted;
            foreach (var (number, sample) in samples.Index())
            {
                var status = StatusOf(number);
                if (status.Length == 0 || told.GetValueOrDefault(sample) == status)
                    continue;
                told[sample] = status;
                terminal.Say($"{Dates.Day(stage.Board.Now),-10}  {sample.Key,-26} {sample.Partner.Name,-18} {status}");
            }

            await Task.WhenAny(all, Task.Delay(Frame, cancel));
            cancel.ThrowIfCancellationRequested();
        }
        while (!isOver);
    }

    private Rows Table(IAnsiConsole screen)
    {
        var table = new Listing("claim", "partner", "customer", "status", "next deadline, UTC")
            .WithoutIfNarrow("customer", "partner");
        var shown = Math.Max(1, screen.Profile.Height - RowsForTheRest);
        // What moved last comes first, so that a small window shows what happens.
        var rows = samples.Index()
            .OrderByDescending(row => samples.Count <= shown ? default : stage.Board[row.Item.Id]?.ChangedAt ?? default)
            .Take(shown);
        foreach (var (number, sample) in rows)
        {
            table.Add(
                new Text(sample.Key),
                new Text(sample.Partner.Name),
                new Text(sample.Claim.Create.DomainName ?? ""),
                ClaimTables.Status(StatusOf(number)),
                new Text(stage.Board[sample.Id] is { } claim ? Deadline(claim) : ""));
        }

        return new Rows(table, Caption(shown));
    }

    private Text Caption(int shown)
    {
        var rest = shown < samples.Count ? $"; the {shown} that moved last are shown" : "";
        return new Text(
            $"  {Dates.Day(stage.Board.Now)}, after {Elapsed()} s: {stories.Count(story => story.IsCompleted)} of "
            + $"{samples.Count} stories are over{rest}",
            new Style(Color.Grey));
    }

    /// <summary>Where a claim stands; one that was refused when it was created has no status on the ledger.</summary>
    private string StatusOf(int number) =>
        stage.Board[samples[number].Id]?.Status ?? (stories[number].IsCompletedSuccessfully ? "refused" : "");

    private string Deadline(ClaimListItem claim) =>
        claim.NextDeadline?.ToDateTimeOffset() is { } end && end > stage.Board.Now ? Dates.Time(end) : "";

    private string Elapsed() => Seconds(_clock.GetElapsedTime(_began));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
