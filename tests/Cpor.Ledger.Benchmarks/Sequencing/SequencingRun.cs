using System.Diagnostics;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Log;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.Sequencing;

/// <summary>
/// What the log costs and how soon an event is in it: the rate of appends with and without a sequencer, the time from a
/// commit to the position, and how fast a backlog is worked off.
/// </summary>
public static class SequencingRun
{
    private static readonly Actor Somebody = new("actor:benchmark");

    public static async Task RunAsync(Options options)
    {
        await using var server = await MeasuredServer.StartAsync(statements: false);
        Console.WriteLine($"# Sequencing\n\n{await server.DescribeAsync()}");
        await using var with = await MeasuredLedger.StartAsync(await server.CreateAsync("with_log"));
        await using var without = await MeasuredLedger.StartAsync(
            await server.CreateAsync("without_log"), WithoutSequencer);
        await AppendRateAsync(options, with, without);
        await LatencyAsync(options, with);
        await BacklogAsync(options, without);
    }

    private static void WithoutSequencer(IServiceCollection services)
    {
        foreach (var service in services
            .Where(one => one.ServiceType == typeof(IHostedService))
            .Where(one => one.ImplementationType?.Namespace?.StartsWith(typeof(Sequencer).Namespace!) == true)
            .ToList())
            services.Remove(service);
    }

    private static async Task AppendRateAsync(Options options, MeasuredLedger with, MeasuredLedger without)
    {
        var (rounds, commands) = (options.Rounds ?? (options.Small ? 2 : 5), options.Small ? 32 : 2_000);
        var table = new Table("clients", "with the sequencer, commands/s", "without it", "ratio");
        foreach (var clients in new[] { 1, 16 })
        {
            var rates = new List<(double With, double Without)>();
            for (var round = 0; round < rounds; round++)
            {
                rates.Add((
                    await RateAsync(with, $"with {clients} {round}", clients, commands / (clients == 1 ? 8 : 1)),
                    await RateAsync(
                        without, $"without {clients} {round}", clients, commands / (clients == 1 ? 8 : 1))));
            }

            table.Add(
                $"{clients}",
                new Spread(rates.Select(rate => rate.With)).Text("F0"),
                new Spread(rates.Select(rate => rate.Without)).Text("F0"),
                new Spread(rates.Select(rate => rate.With / rate.Without)).Text("P0"));
        }

        table.Print();
    }

    private static async Task<double> RateAsync(MeasuredLedger ledger, string seed, int clients, int commands)
    {
        var claims = new ExampleClaims(seed);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, commands),
            new ParallelOptions { MaxDegreeOfParallelism = clients },
            async (number, cancel) => await CreateAsync(ledger, claims, number, cancel));
        return commands / watch.Elapsed.TotalSeconds;
    }

    private static async Task CreateAsync(
        MeasuredLedger ledger, ExampleClaims claims, int number, CancellationToken cancel)
    {
        var answer = await ledger.Claims.AskAsync(claims.Id(number), claims.Create(number), Somebody, cancel);
        if (answer.Decision is not Decision<Domain.Claims.ClaimEvent>.Accepted { Facts.Count: 1 })
            throw new InvalidOperationException($"{answer.Decision}");
    }

    private static async Task LatencyAsync(Options options, MeasuredLedger ledger)
    {
        var table = new Table("appends/s", "events", "commit to position, p50 ms", "p95", "p99", "most");
        foreach (var (rate, count) in options.Small ? [(20, 20), (100, 50)] : new[] { (10, 200), (500, 5_000) })
        {
            var (delays, reached) = await new PositionWatch(ledger, CreateAsync).MeasureAsync(rate, count);
            table.Add(
                $"{reached:F0} of {rate}",
                $"{delays.Count}",
                $"{delays.At(0.5):F1}",
                $"{delays.At(0.95):F1}",
                $"{delays.At(0.99):F1}",
                $"{delays.Most:F1}");
        }

        table.Print();
    }

    private static async Task BacklogAsync(Options options, MeasuredLedger ledger)
    {
        await Drafts.StoreAsync(
            ledger.Store, new ExampleClaims("backlog"), Enumerable.Range(0, options.Small ? 200 : 50_000));
        await using var database = NpgsqlDataSource.Create(ledger.Database.Owner!);
        var waiting = await CountAsync(database, "pending");
        var sequencer = new Sequencer(
            new SequencerDoor(ledger.Database.Application),
            new LogOrigin(database, new LedgerSettings()),
            new LogSweep(database),
            new LogProgress(),
            NullLogger<Sequencer>.Instance);
        var watch = Stopwatch.StartNew();
        await sequencer.StartAsync(CancellationToken.None);
        using (var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while (await CountAsync(database, "pending") > 0)
                await ticks.WaitForNextTickAsync();
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await sequencer.StopAsync(CancellationToken.None);
        Console.WriteLine(
            $"A backlog of {waiting} events got its positions in {seconds:F1} s: {waiting / seconds:F0}/s.");
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string table)
    {
        await using var count = database.CreateCommand($"select count(*) from {LogSchema.Schema}.{table}");
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
