using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>One slice of one contender, measured.</summary>
/// <param name="Rate">Commands in a second.</param>
/// <param name="Milliseconds">How long each command took.</param>
/// <param name="Cpu">Processor time of one command.</param>
public sealed record Measured(double Rate, IReadOnlyCollection<double> Milliseconds, CpuTime Cpu)
{
    /// <summary>So many clients share the commands of the slice; each asks again as soon as it was answered.</summary>
    public static async Task<Measured> RunAsync(IContender contender, Slice slice, int clients, string serverFolder)
    {
        var left = new ConcurrentQueue<int>(slice.Numbers);
        var took = new ConcurrentBag<double>();
        var began = CpuTime.Read(serverFolder);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(SendAsync)));
        var seconds = watch.Elapsed.TotalSeconds;
        return new Measured(slice.Count / seconds, took, (CpuTime.Read(serverFolder) - began) / slice.Count);

        async Task SendAsync()
        {
            while (left.TryDequeue(out var number))
            {
                var asked = Stopwatch.GetTimestamp();
                await contender.DoAsync(number);
                took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }
        }
    }
}
