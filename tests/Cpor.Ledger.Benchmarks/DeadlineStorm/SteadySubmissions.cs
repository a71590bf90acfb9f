using System.Collections.Concurrent;
using System.Diagnostics;
using Cpor.Ledger.Benchmarks.CommandCost;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>
/// A few clients that submit claims through the API at a steady rate, whatever the answers take. A submission
/// counts from the instant at which it was to be sent, so waiting for an earlier one counts as well.
/// </summary>
public sealed class SteadySubmissions(LedgerApi api)
{
    private const int Clients = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentBag<(TimeSpan At, double Milliseconds)> _answers = [];
    private readonly Stopwatch _watch = new();
    private int _next;

    /// <summary>How many are sent each second.</summary>
    public static double Rate => Clients / Pause.TotalSeconds;

    /// <summary>The time since the first one.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Stores the drafts for so much time.</summary>
    public Task PrepareAsync(TimeSpan duration) =>
        api.PrepareAsync(new Slice(0, (int)(Rate * duration.TotalSeconds)));

    /// <summary>Sends until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        _watch.Start();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(
            () => SubmitAsync(Pause * client / Clients, stop), CancellationToken.None)));
    }

    /// <summary>How long those took that were to be sent within this time.</summary>
    public Spread Between(TimeSpan from, TimeSpan to) =>
        new(_answers.Where(answer => answer.At >= from && answer.At < to).Select(answer => answer.Milliseconds));

    private async Task SubmitAsync(TimeSpan offset, CancellationToken stop)
    {
        // Finer than the pause, so that a late tick does not put off the next submission.
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var due = _watch.Elapsed + offset; !stop.IsCancellationRequested; due += Pause)
        {
            while (_watch.Elapsed < due)
                await ticks.WaitForNextTickAsync(CancellationToken.None);
            await api.DoAsync(Interlocked.Increment(ref _next) - 1);
            _answers.Add((due, (_watch.Elapsed - due).TotalMilliseconds));
        }
    }
}
