using Cpor.Ledger.Benchmarks.CommandCost;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>One storm: waits for it, lives through it and reads the record after it.</summary>
public sealed class Storm(
    MeasuredServer server, NpgsqlDataSource database, SteadySubmissions submissions, int windows)
{
    /// <summary>How long it may take, and for how long there are submissions.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>How long submissions are measured before it, to compare with.</summary>
    private static readonly Duration Quiet = Duration.FromSeconds(20);

    /// <summary>The row of the table, as <see cref="Headings"/> has it.</summary>
    public async Task<string[]> RunAsync(Instant due, bool statements)
    {
        await ReadyAsync(due);
        await UntilAsync(due - Quiet);
        using var stop = new CancellationTokenSource(Longest);
        var asking = submissions.RunAsync(stop.Token);
        var before = CpuTime.Read(server.Folder);
        if (statements)
            await Statements.BeginAsync(database);
        await UntilAsync(due);
        var began = submissions.Elapsed;
        var cpu = CpuTime.Read(server.Folder);
        while (!stop.IsCancellationRequested && (await Record.WaitingAsync(database)).Watched > 0)
            await PauseAsync(Duration.FromMilliseconds(100));
        var times = new StormTimes(
            due,
            began,
            submissions.Elapsed,
            (cpu - before) / began.TotalSeconds,
            CpuTime.Read(server.Folder) - cpu);
        await stop.CancelAsync();
        await asking;
        // What the last transaction left to do is done a moment later.
        await PauseAsync(Duration.FromSeconds(5));
        if (statements)
            await Statements.PrintAsync(database, windows);
        return Row(await Record.ReadAsync(database), times);
    }

    /// <summary>What the row says.</summary>
    public static string[] Headings =>
    [
        "windows", "official", "twice", "left over", "dead letters", "first after s", "last after s", "claims/s",
        "sustained", "quiet p50/p99 ms", "storm p50/p99 ms", "submissions", "cores quiet here/server", "CPU ms here",
        "CPU ms server",
    ];

    private string[] Row(Record record, StormTimes times)
    {
        var quiet = submissions.Between(TimeSpan.Zero, times.Began);
        var meanwhile = submissions.Between(times.Began, times.Ended);
        var due = times.Due.ToDateTimeUtc();
        var cpu = times.Meanwhile / windows;
        return
        [
            $"{windows}",
            $"{record.Claims}",
            $"{record.Facts - record.Claims}",
            $"{record.Watched} watched, {record.Timers} timers, {record.Letters} letters",
            $"{record.DeadLetters}",
            $"{(record.First - due).TotalSeconds:F2}",
            $"{(record.Last - due).TotalSeconds:F2}",
            $"{record.Facts / (record.Last - due).TotalSeconds:F0}",
            $"{record.Sustained:F0}",
            $"{quiet.Median:F1} / {quiet.At(0.99):F1}",
            $"{meanwhile.Median:F1} / {meanwhile.At(0.99):F1}",
            $"{quiet.Count} + {meanwhile.Count} at {SteadySubmissions.Rate:F0}/s",
            $"{times.Quiet.Ours.TotalSeconds:F2} / {times.Quiet.Servers.TotalSeconds:F2}",
            $"{cpu.Ours.TotalMilliseconds:F2}",
            $"{cpu.Servers.TotalMilliseconds:F2}",
        ];
    }

    private async Task ReadyAsync(Instant due)
    {
        while (await Record.WaitingAsync(database) != (windows, windows))
            await PauseAsync(Duration.FromMilliseconds(200));
        var left = due - SystemClock.Instance.GetCurrentInstant();
        if (left < Quiet)
            throw new InvalidOperationException("Making the windows ready took longer than the windows are open.");
        Console.WriteLine($"{windows} windows are watched and due in {left.TotalSeconds:F0} s.");
    }

    private static Task PauseAsync(Duration duration) =>
        UntilAsync(SystemClock.Instance.GetCurrentInstant() + duration);

    private static async Task UntilAsync(Instant instant)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (SystemClock.Instance.GetCurrentInstant() < instant)
            await ticks.WaitForNextTickAsync();
    }
}
