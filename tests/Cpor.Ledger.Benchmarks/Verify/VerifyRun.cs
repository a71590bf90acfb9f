using System.Diagnostics;
using System.Globalization;
using Cpor.Ledger.Log.Verifying;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Log.Verifying;
using Microsoft.Extensions.Configuration;

namespace Cpor.Ledger.Benchmarks.Verify;

/// <summary>
/// How fast a log is verified over its database, with its published files and without its read models.
/// </summary>
public static class VerifyRun
{
    private static readonly int[] Hands = [1, 3];

    public static async Task RunAsync(Options options)
    {
        var count = options.Small ? 10_000 : options.Events ?? 100_000;
        using var published = new ScratchFolder();
        await using var server = await MeasuredServer.StartAsync(statements: false);
        var database = await server.CreateAsync("verify");
        await LedgerHost.MigrateAsync(new ConfigurationBuilder().Build(), database, CancellationToken.None);
        var sequenced = await ManyEvents.StoreAsync(database, count);
        await PublishedLog.WriteAsync(database, published.Path);
        Console.WriteLine(await server.DescribeAsync());
        Console.WriteLine($"{count:N0} events, sequenced at {sequenced:N0} a second.");
        var table = new Table(
            "pages at once", "files", "seconds", "events a second",
            "of which log s", "CPU s here + server", "load");
        for (var round = 0; round < (options.Rounds ?? 1); round++)
        {
            foreach (var hands in options.Small ? [2] : Hands)
            {
                await MeasureAsync(
                    table,
                    LedgerVerification.Of(database.Application, published.Path) with { Hands = hands },
                    count,
                    server.Folder);
            }

            var byThree = LedgerVerification.Of(database.Application, "/nowhere") with { Hands = 3 };
            await MeasureAsync(table, byThree, count, server.Folder);
        }

        table.Print();
    }

    private static async Task MeasureAsync(Table table, VerifyOrder order, int count, string serverFolder)
    {
        var watch = Stopwatch.StartNew();
        var cpu = CpuTime.Read(serverFolder);
        var log = TimeSpan.Zero;
        var report = await new LiveVerification(order with { ReadModels = null }, progress =>
            log = progress.Phase == "events and log" ? watch.Elapsed : log).RunAsync(CancellationToken.None);
        if (report.Findings.Count > 0 || report.Size != count)
            throw new InvalidOperationException($"{report.Size} entries, and {string.Join(", ", report.Findings)}.");
        var used = CpuTime.Read(serverFolder) - cpu;
        table.Add(
            $"{order.Hands}",
            Directory.Exists(order.Folder) ? "yes" : "no",
            watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
            (count / watch.Elapsed.TotalSeconds).ToString("N0", CultureInfo.InvariantCulture),
            log.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
            $"{used.Ours.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} + "
                + $"{used.Servers.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)}",
            File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "");
    }
}
