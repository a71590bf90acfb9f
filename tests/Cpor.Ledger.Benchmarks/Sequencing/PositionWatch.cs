using System.Collections.Concurrent;
using System.Diagnostics;
using Cpor.Ledger.Service.Log;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.Sequencing;

/// <summary>
/// Appends at a steady rate and looks, every two milliseconds, which of the events have a position by then. The clock
/// starts when the commit has been answered.
/// </summary>
public sealed class PositionWatch(
    MeasuredLedger ledger, Func<MeasuredLedger, ExampleClaims, int, CancellationToken, Task> create)
{
    private readonly ExampleClaims _claims = new($"latency {Guid.NewGuid()}");
    private readonly ConcurrentDictionary<Guid, long> _committed = [];
    private readonly ConcurrentDictionary<Guid, long> _positioned = [];

    /// <summary>The delays in milliseconds, and the rate that was reached.</summary>
    public async Task<(Spread Delays, double Rate)> MeasureAsync(int rate, int count)
    {
        await using var database = NpgsqlDataSource.Create(ledger.Database.Owner!);
        using var done = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var looking = LookAsync(database, count, done.Token);
        var watch = Stopwatch.StartNew();
        var appends = new List<Task>();
        using (var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(2)))
        {
            while (appends.Count < count && await ticks.WaitForNextTickAsync(done.Token))
            {
                while (appends.Count < Math.Min(count, watch.Elapsed.TotalSeconds * rate))
                    appends.Add(AppendAsync(appends.Count, done.Token));
            }
        }

        await Task.WhenAll(appends);
        var reached = count / watch.Elapsed.TotalSeconds;
        await looking;
        return (new Spread(_committed.Select(one =>
            Math.Max(0, Stopwatch.GetElapsedTime(one.Value, _positioned[one.Key]).TotalMilliseconds))), reached);
    }

    private async Task AppendAsync(int number, CancellationToken cancel)
    {
        await create(ledger, _claims, number, cancel);
        _committed[_claims.Id(number).Value] = Stopwatch.GetTimestamp();
    }

    private async Task LookAsync(NpgsqlDataSource database, int count, CancellationToken cancel)
    {
        await using var next = database.CreateCommand(
            $"select position, stream_id from {LogSchema.Schema}.entry where position >= $1 order by position");
        var from = new NpgsqlParameter<long>();
        next.Parameters.Add(from);
        var mine = Enumerable.Range(0, count).Select(number => _claims.Id(number).Value).ToHashSet();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (_positioned.Count < count && await ticks.WaitForNextTickAsync(cancel))
        {
            await using (var rows = await next.ExecuteReaderAsync(cancel))
            {
                while (await rows.ReadAsync(cancel))
                {
                    from.TypedValue = rows.GetInt64(0) + 1;
                    if (mine.Contains(rows.GetGuid(1)))
                        _positioned[rows.GetGuid(1)] = Stopwatch.GetTimestamp();
                }
            }
        }
    }
}
