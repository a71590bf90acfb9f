using System.Diagnostics;
using Cpor.Ledger.Log.Verifying;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Log;

/// <summary>
/// Shows how far a verification is, with its rate and the time that is left: a bar where a person watches, else a line
/// now and then.
/// </summary>
internal static class VerifyScreen
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    /// <summary>Runs a verification and returns what it found.</summary>
    public static async Task<VerifyReport> FollowAsync(
        Terminal terminal, Func<Action<VerifyProgress>, Task<VerifyReport>> verify)
    {
        var pace = new Pace();
        return terminal.IsWatched
            ? await terminal.Screen.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .StartAsync(async screen =>
                {
                    var bar = screen.AddTask("Looking", maxValue: 1);
                    return await verify(progress =>
                    {
                        bar.MaxValue = Math.Max(1, progress.Total);
                        bar.Value = progress.Done;
                        bar.Description = pace.Line(progress);
                    });
                })
            : await verify(SayNowAndThen(terminal, pace));
    }

    private static Action<VerifyProgress> SayNowAndThen(Terminal terminal, Pace pace)
    {
        var (watch, said) = (Stopwatch.StartNew(), TimeSpan.Zero);
        return progress =>
        {
            var line = pace.Line(progress);
            if (watch.Elapsed - said < _pause)
                return;
            said = watch.Elapsed;
            terminal.Say(line);
        };
    }

    /// <summary>The rate within one phase.</summary>
    private sealed class Pace
    {
        private readonly Stopwatch _watch = new();
        private string _phase = "";
        private long _start;

        public string Line(VerifyProgress progress)
        {
            if (_phase != progress.Phase)
            {
                (_phase, _start) = (progress.Phase, progress.Done);
                _watch.Restart();
            }

            var rate = (progress.Done - _start) / Math.Max(0.001, _watch.Elapsed.TotalSeconds);
            var left = rate > 0 ? $", {rate:0}/s, {(progress.Total - progress.Done) / rate:0} s left" : "";
            return $"{progress.Phase}: {progress.Done} of {progress.Total}{left}";
        }
    }
}
