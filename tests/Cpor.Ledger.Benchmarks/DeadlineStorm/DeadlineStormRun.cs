using Cpor.Ledger.Benchmarks.CommandCost;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>Many windows end at one instant, on one node, while others go on submitting.</summary>
public static class DeadlineStormRun
{
    /// <summary>How long submissions are measured before the storm, to compare with.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestStorm = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Options options)
    {
        var windows = options.Small ? 300 : 10_000;
        await using var server = await MeasuredServer.StartAsync(options.Statements);
        Console.WriteLine($"# Deadline storm\n\n{await server.DescribeAsync()}\n");
        var table = new Table(
            "windows", "official", "twice", "left over", "dead letters", "first after s", "last after s", "claims/s",
            "sustained", "quiet p50/p99 ms", "storm p50/p99 ms", "submissions", "cores quiet here/server", "CPU ms here",
            "CPU ms server");
        for (var round = 0; round < (options.Rounds ?? 1); round++)
            table.Add(await RoundAsync(server, $"storm_{round}", windows, options));
        table.Print();
    }

    private static async Task<string[]> RoundAsync(MeasuredServer server, string name, int windows, Options options)
    {
        // Long enough to make them all ready.
        var length = options.Small ? Duration.FromSeconds(45) : Duration.FromSeconds(150);
        var document = WindowsReady.TermsOf(length);
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "terms.json");
        await File.WriteAllBytesAsync(path, document);
        var clock = new StormClock();
        await using var ledger = await MeasuredLedger.StartAsync(
            await server.CreateAsync(name), services => Register(services, clock), path);
        await using var database = NpgsqlDataSource.Create(ledger.Database.Owner!);
        using var door = new LedgerDoor(ledger);
        var submissions = new SteadySubmissions(door);
        await submissions.PrepareAsync(LongestStorm);
        var terms = TermsDocument.Parse(document);
        var regime = new Regime(terms, BusinessCalendars.Shipped.For(terms.DefaultLocale.Value.Country));
        var due = await new WindowsReady(ledger, clock, regime).OpenAsync(windows);
        await ReadyAsync(database, windows, due);
        return await StormAsync(server, database, submissions, windows, due, options);
    }

    private static async Task<string[]> StormAsync(
        MeasuredServer server,
        NpgsqlDataSource database,
        SteadySubmissions submissions,
        int windows,
        Instant due,
        Options options)
    {
        await UntilAsync(due - Duration.FromTimeSpan(Quiet));
        using var stop = new CancellationTokenSource(LongestStorm);
        var asking = submissions.RunAsync(stop.Token);
        var before = CpuTime.Read(server.Folder);
        if (options.Statements)
            await Statements.BeginAsync(database);
        await UntilAsync(due);
        var began = submissions.Elapsed;
        var cpu = CpuTime.Read(server.Folder);
        var quiet = (cpu - before) / began.TotalSeconds;
        while (!stop.IsCancellationRequested && (await Record.WaitingAsync(database)).Watched > 0)
            await UntilAsync(SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(100));
        cpu = CpuTime.Read(server.Folder) - cpu;
        var ended = submissions.Elapsed;
        await stop.CancelAsync();
        await asking;
        // What the last transaction closed is marked as handled a moment later.
        await UntilAsync(SystemClock.Instance.GetCurrentInstant() + Duration.FromSeconds(5));
        if (options.Statements)
            await Statements.PrintAsync(database, windows);
        return Row(await Record.ReadAsync(database), submissions, windows, due, (began, ended), quiet, cpu / windows);
    }

    private static string[] Row(
        Record record,
        SteadySubmissions submissions,
        int windows,
        Instant due,
        (TimeSpan Began, TimeSpan Ended) storm,
        CpuTime before,
        CpuTime cpu)
    {
        var quiet = submissions.Between(TimeSpan.Zero, storm.Began);
        var meanwhile = submissions.Between(storm.Began, storm.Ended);
        var seconds = (record.Last - due.ToDateTimeUtc()).TotalSeconds;
        return
        [
            $"{windows}",
            $"{record.Claims}",
            $"{record.Facts - record.Claims}",
            $"{record.Watched} watched, {record.Timers} timers",
            $"{record.DeadLetters}",
            $"{(record.First - due.ToDateTimeUtc()).TotalSeconds:F2}",
            $"{seconds:F2}",
            $"{record.Facts / seconds:F0}",
            $"{record.Sustained:F0}",
            $"{quiet.Median:F1} / {quiet.At(0.99):F1}",
            $"{meanwhile.Median:F1} / {meanwhile.At(0.99):F1}",
            $"{quiet.Count} + {meanwhile.Count} at {SteadySubmissions.Rate:F0}/s",
            $"{before.Ours.TotalSeconds:F2} / {before.Servers.TotalSeconds:F2}",
            $"{cpu.Ours.TotalMilliseconds:F2}",
            $"{cpu.Servers.TotalMilliseconds:F2}",
        ];
    }

    private static void Register(IServiceCollection services, StormClock clock)
    {
        services.AddSingleton<IClock>(clock);
        services.AddSingleton<IPostOffice>(new InstantPostOffice(clock));
        services.RemoveAll<IAutomaticCheck>();
        foreach (var name in AutomaticChecks.All)
            services.AddSingleton<IAutomaticCheck>(new PassingCheck(name));
    }

    private static async Task ReadyAsync(NpgsqlDataSource database, int windows, Instant due)
    {
        while (await Record.WaitingAsync(database) != (windows, windows))
            await UntilAsync(SystemClock.Instance.GetCurrentInstant() + Duration.FromMilliseconds(200));
        var left = due - SystemClock.Instance.GetCurrentInstant();
        if (left < Duration.FromTimeSpan(Quiet))
            throw new InvalidOperationException("Making the windows ready took longer than the windows are open.");
        Console.WriteLine($"{windows} windows are watched and due in {left.TotalSeconds:F0} s.");
    }

    private static async Task UntilAsync(Instant instant)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (SystemClock.Instance.GetCurrentInstant() < instant)
            await ticks.WaitForNextTickAsync();
    }
}
