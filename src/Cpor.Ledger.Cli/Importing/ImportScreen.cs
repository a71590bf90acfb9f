using System.Diagnostics;
using Cpor.Ledger.Service.Importing;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Importing;

/// <summary>Shows how far an import is: a bar where a person watches, else a line now and then.</summary>
internal static class ImportScreen
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    /// <summary>Runs an import and returns what it did.</summary>
    public static async Task<ImportReport> FollowAsync(
        Terminal terminal, Func<Action<ImportProgress>, Task<ImportReport>> import)
    {
        var watch = Stopwatch.StartNew();
        return terminal.IsWatched
            ? await terminal.Screen.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(async screen =>
                {
                    var bar = screen.AddTask("Reading", maxValue: 1);
                    return await import(progress =>
                    {
                        bar.Value = progress.Read;
                        bar.Description = Line(progress.Report, watch.Elapsed);
                    });
                })
            : await import(SayNowAndThen(terminal, watch));
    }

    private static Action<ImportProgress> SayNowAndThen(Terminal terminal, Stopwatch watch)
    {
        var said = TimeSpan.Zero;
        return progress =>
        {
            if (watch.Elapsed - said < _pause && progress.Read < 1)
                return;
            said = watch.Elapsed;
            terminal.Say($"{progress.Read:P0}: {Line(progress.Report, watch.Elapsed)}");
        };
    }

    private static string Line(ImportReport report, TimeSpan elapsed) =>
        $"{report.Rows} rows, {(report.Rows - report.Resumed) / Math.Max(0.001, elapsed.TotalSeconds):0}/s, "
        + $"{report.Refused} refused";
}
