using System.Globalization;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Claims;
using NodaTime;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Shows where the claims stand while the stories are played: as a table that moves where a person watches, and else as
/// one line for each change.
/// </summary>
internal sealed class StatusTable(IReadOnlyList<Sample> samples, Board board, IClock clock)
{
    private const int RowsForTheRest = 6;

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    private readonly Instant _began = clock.GetCurrentInstant();

    /// <summary>Shows the claims until all stories are over.</summary>
    public async Task ShowAsync(Terminal terminal, Task stories, CancellationToken cancel)
    {
        if (terminal.IsWatched)
            await MoveAsync(terminal.Screen, stories, cancel);
        else
            await TellAsync(terminal, stories, cancel);
    }

    private Task MoveAsync(IAnsiConsole screen, Task stories, CancellationToken cancel) =>
        screen.Live(Table(screen)).StartAsync(async live =>
        {
            while (!stories.IsCompleted)
            {
                live.UpdateTarget(Table(screen));
                await Task.WhenAny(stories, Task.Delay(Frame, cancel));
                cancel.ThrowIfCancellationRequested();
            }

            live.UpdateTarget(Table(screen));
        });

    private async Task TellAsync(Terminal terminal, Task stories, CancellationToken cancel)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        bool isOver;
        do
        {
            // Asked before the look, so that the last changes are told too.
            isOver = stories.IsCompleted;
            foreach (var sample in samples)
            {
                if (board[sample.Id] is not { } claim || told.GetValueOrDefault(sample.Id) == claim.Status)
                    continue;
                told[sample.Id] = claim.Status;
                terminal.Say($"{Elapsed(),6} s  {sample.Key,-26} {sample.Partner.Name,-18} {claim.Status}");
            }

            await Task.WhenAny(stories, Task.Delay(Frame, cancel));
            cancel.ThrowIfCancellationRequested();
        }
        while (!isOver);
    }

    private Table Table(IAnsiConsole screen)
    {
        var table = ClaimTables.New("claim", "partner", "customer", "status", "next deadline");
        var shown = Math.Max(1, screen.Profile.Height - RowsForTheRest);
        // What moved last comes first, so that a small window shows what happens.
        var rows = samples
            .Select(sample => (Sample: sample, Claim: board[sample.Id]))
            .OrderByDescending(row => samples.Count <= shown ? default : row.Claim?.ChangedAt ?? default)
            .Take(shown);
        foreach (var (sample, claim) in rows)
        {
            table.AddRow(
                new Text(sample.Key),
                new Text(sample.Partner.Name),
                new Text(sample.Claim.Create.DomainName ?? ""),
                ClaimTables.Status(claim?.Status ?? ""),
                new Text(claim is null ? "" : Countdown(claim)));
        }

        return table.Caption(new TableTitle($"{Elapsed()} s; a business day is a second"));
    }

    private string Countdown(ClaimListItem claim) =>
        claim.NextDeadline is { } ends && ends > clock.GetCurrentInstant()
            ? $"in {(ends - clock.GetCurrentInstant()).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"
            : "";

    private string Elapsed() =>
        (clock.GetCurrentInstant() - _began).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
