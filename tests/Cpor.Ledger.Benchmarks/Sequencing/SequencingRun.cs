using System.Diagnostics;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        await using var server = await MeasuredServer.StartAsync(commitTimes: true);
        Console.WriteLine($"# Sequencing\n\n{await server.DescribeAsync()}");
        await using var with = await MeasuredLedger.StartAsync(await server.CreateAsync("with_log"));
        await using var without = await MeasuredLedger.StartAsync(
            await server.CreateAsync("without_log"), WithoutSequencer);
        await AppendRateAsync(options, server.Folder, with, without);
        await LatencyAsync(options, with);
        await BacklogAsync(options, without);
    }

    private static void WithoutSequencer(IServiceCollection services)
    {
        foreach (var service in services
            .Where(one => one.ServiceType == typeof(IHostedService))
            .Where(one => (one.ImplementationType ?? one.ImplementationFactory!.Method.ReturnType)
                .Namespace?.StartsWith(typeof(Sequencer).Namespace!) == true)
            .ToList())
            services.Remove(service);
    }

    private static async Task AppendRateAsync(
        Options options, string folder, MeasuredLedger with, MeasuredLedger without)
    {
        var (rounds, commands) = (options.Rounds ?? (options.Small ? 2 : 5), options.Small ? 32 : 2_000);
        var table = new Table(
            "clients", "with the sequencer, commands/s", "without it", "ratio",
            "CPU ms each, with", "without", "ratio");
        // Until the code is compiled for good, whoever comes second is faster.
        foreach (var ledger in new[] { with, without, with, without })
            await RateAsync(ledger, folder, $"{Guid.NewGuid()}", clients: 4, commands);
        foreach (var clients in new[] { 1, 16 })
        {
            var rates = await RoundsAsync(rounds, with, without, (ledger, round) =>
                RateAsync(ledger, folder, $"{clients} {round}", clients, commands / (clients == 1 ? 2 : 1)));
            table.Add(
                $"{clients}",
                new Spread(rates.Select(rate => rate.With.Rate)).Text("F0"),
                new Spread(rates.Select(rate => rate.Without.Rate)).Text("F0"),
                new Spread(rates.Select(rate => rate.With.Rate / rate.Without.Rate)).Text("P0"),
                new Spread(rates.Select(rate => rate.With.Cpu)).Text("F1"),
                new Spread(rates.Select(rate => rate.Without.Cpu)).Text("F1"),
                new Spread(rates.Select(rate => rate.With.Cpu / rate.Without.Cpu)).Text("P0"));
        }

        table.Print();
    }

    // Each is first every other time.
    private static async Task<List<(Appends With, Appends Without)>> RoundsAsync(
        int rounds, MeasuredLedger with, MeasuredLedger without, Func<MeasuredLedger, int, Task<Appends>> measure)
    {
        var rates = new List<(Appends, Appends)>();
        for (var round = 0; round < rounds; round++)
        {
            var before = round % 2 == 0 ? null : await measure(without, round);
            var log = await measure(with, round);
            rates.Add((log, before ?? await measure(without, round)));
        }

        return rates;
    }

    private static async Task<Appends> RateAsync(
        MeasuredLedger ledger, string folder, string seed, int clients, int commands)
    {
        var claims = new ExampleClaims(seed);
        var (watch, cpu) = (Stopwatch.StartNew(), CpuTime.Read(folder));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, commands),
            new ParallelOptions { MaxDegreeOfParallelism = clients },
            async (number, cancel) => await CreateAsync(ledger, claims, number, cancel));
        return new Appends(
            commands / watch.Elapsed.TotalSeconds,
            ((CpuTime.Read(folder) - cpu) / commands).Total.TotalMilliseconds);
    }

    private sealed record Appends(double Rate, double Cpu);

    private static async Task CreateAsync(
        MeasuredLedger ledger, ExampleClaims claims, int number, CancellationToken cancel)
    {
        var answer = await ledger.Claims.DecideAsync(claims.Id(number), claims.Create(number), Somebody, cancel);
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
        var (events, took) = await Backlog.WorkOffAsync(ledger.Database);
        Console.WriteLine(
            $"A backlog of {events} events got its positions in {took.TotalSeconds:F1} s: "
            + $"{events / took.TotalSeconds:F0}/s.");
    }
}
