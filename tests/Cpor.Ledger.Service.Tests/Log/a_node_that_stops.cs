using System.Diagnostics;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Acts;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>Two processes of the service over one database: one gives the positions, and stops to.</summary>
public class a_node_that_stops(Database database, ITestOutputHelper output)
{
    private const string Continues = "This node continues the log";

    [Fact]
    public async Task is_followed_by_the_other_whether_it_was_killed_or_hangs()
    {
        var opened = await database.CreateLedgerAsync();
        using var data = new Folder();
        await using var app = await LedgerHost.WithoutEndpointsAsync(
            new ConfigurationBuilder().AddInMemoryCollection(
                new Dictionary<string, string?> { ["Ledger:DataFolder"] = data.Path }).Build(),
            opened,
            CancellationToken.None);
        var acts = app.Services.GetRequiredService<ActRecorder>();
        await using var one = Start(opened, data);
        await one.UntilAsync(() => Task.FromResult(one.Log.FirstOrDefault(line => line.Contains(Continues))));
        await using var other = Start(opened, data);
        await other.AddressAsync();

        // A node that hangs keeps its connection; the database gives it up after five seconds.
        await SignalAsync(one, "STOP");
        var hanging = await SequencedAsync(opened, acts);
        await SignalAsync(one, "CONT");
        await other.UntilAsync(() => Task.FromResult(other.Log.FirstOrDefault(line => line.Contains(Continues))));

        await other.KillAsync();
        var killed = await SequencedAsync(opened, acts);

        output.WriteLine($"positions again {hanging:F1} s after a node hung, {killed:F1} s after one was killed");
        (await LogTable.SettledAsync(opened.Owner!)).ShouldBeWhole();
    }

    /// <summary>How many seconds an event waits for its position from now on.</summary>
    private static async Task<double> SequencedAsync(LedgerDatabase opened, ActRecorder acts)
    {
        var watch = Stopwatch.StartNew();
        var id = await acts.RecordAsync(
            ActStreamId.Of("projections", "a test"),
            new ProjectionRebuilt(SystemClock.Instance.GetCurrentInstant(), "a test", Instant.FromUnixTimeSeconds(0)),
            new Actor("actor:test"),
            CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(opened.Owner!);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync() && watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            await using var find = source.CreateCommand("select count(*) from ledger_log.entry where event_id = $1");
            find.Parameters.Add(new() { Value = id });
            if ((long)(await find.ExecuteScalarAsync())! == 1)
                return watch.Elapsed.TotalSeconds;
        }

        throw new TimeoutException("Nobody gave a position for five minutes.");
    }

    private static ServiceProcess Start(LedgerDatabase opened, Folder data) => ServiceProcess.Start(
        Path.Combine(AppContext.BaseDirectory, "Cpor.Ledger.Service.dll"), opened, data.Path);

    private static async Task SignalAsync(ServiceProcess process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
