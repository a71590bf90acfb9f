using System.Diagnostics;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Storage;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.Sequencing;

/// <summary>
/// Appends at a steady rate and then asks PostgreSQL when each event was committed and when its position was. Nobody
/// looks meanwhile, so nothing is measured but the ledger, and no clock but one.
/// </summary>
public sealed class PositionWatch(
    MeasuredLedger ledger, Func<MeasuredLedger, ExampleClaims, int, CancellationToken, Task> create)
{
    private const string Delays = $"""
        select extract(epoch from
          pg_xact_commit_timestamp(l.xmin) - pg_xact_commit_timestamp(e.xmin))::float8 * 1000
        from {LogSchema.Schema}.entry l
        join {EventStore.EventSchema}.mt_events e on e.seq_id = l.seq_id
        where l.stream_id = any($1)
        """;

    private readonly ExampleClaims _claims = new($"latency {Guid.NewGuid()}");

    /// <summary>The delays in milliseconds, and the rate that was reached.</summary>
    public async Task<(Spread Delays, double Rate)> MeasureAsync(int rate, int count)
    {
        using var done = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var watch = Stopwatch.StartNew();
        var appends = new List<Task>();
        using (var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(2)))
        {
            while (appends.Count < count && await ticks.WaitForNextTickAsync(done.Token))
            {
                while (appends.Count < Math.Min(count, watch.Elapsed.TotalSeconds * rate))
                    appends.Add(create(ledger, _claims, appends.Count, done.Token));
            }
        }

        await Task.WhenAll(appends);
        var reached = count / watch.Elapsed.TotalSeconds;
        return (new Spread(await DelaysAsync(count, done.Token)), reached);
    }

    private async Task<List<double>> DelaysAsync(int count, CancellationToken cancel)
    {
        await using var database = NpgsqlDataSource.Create(ledger.Database.Owner!);
        await using var ask = database.CreateCommand(Delays);
        ask.Parameters.Add(new()
        {
            Value = Enumerable.Range(0, count).Select(number => _claims.Id(number).Value).ToArray(),
        });
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var delays = new List<double>();
        do
        {
            delays.Clear();
            await using var rows = await ask.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
                delays.Add(rows.GetDouble(0));
        }
        while (delays.Count < count && await ticks.WaitForNextTickAsync(cancel));
        return delays;
    }
}
