using System.Diagnostics;

namespace Cpor.Ledger.Benchmarks.ColdStart;

/// <summary>One start of the published service, to its first claim, in the order of time.</summary>
/// <param name="Begun">The program has started and looked for PostgreSQL.</param>
/// <param name="Made">initdb is done; the same as begun where there was a cluster.</param>
/// <param name="Ready">PostgreSQL takes connections.</param>
/// <param name="Listening">Requests are answered.</param>
/// <param name="Created">The first draft was accepted.</param>
/// <param name="Submitted">The first claim was submitted.</param>
/// <param name="Cpu">Processor time of the service's process alone.</param>
public sealed record Start(
    TimeSpan Begun,
    TimeSpan Made,
    TimeSpan Ready,
    TimeSpan Listening,
    TimeSpan Created,
    TimeSpan Submitted,
    TimeSpan Cpu)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>Without initdb and the start of PostgreSQL.</summary>
    public TimeSpan Own => Submitted - (Ready - Begun);

    public static async Task<Start> MeasureAsync(string program, string dataFolder)
    {
        var said = new Dictionary<string, TimeSpan>();
        var line = new Dictionary<string, string>();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(Settings(program, dataFolder))!;
        process.OutputDataReceived += (_, output) => Note(output.Data ?? "", watch.Elapsed, said, line);
        process.BeginOutputReadLine();
        var ready = await UntilAsync(() => IsReady(dataFolder), watch, process);
        var listening = await UntilAsync(() => Has(said, "Now listening on:"), watch, process);
        var address = new Uri(line["Now listening on:"].Split("on: ")[1]);
        var (created, submitted) = await FirstClaim.SendAsync(address, dataFolder, watch);
        process.Refresh();
        var cpu = process.TotalProcessorTime;
        await StopAsync(process, dataFolder);
        var made = said.GetValueOrDefault("Starting PostgreSQL", TimeSpan.Zero);
        var begun = said.GetValueOrDefault("Found PostgreSQL", made);
        return new Start(begun, made, ready, listening, created, submitted, cpu);
    }

    private static ProcessStartInfo Settings(string program, string dataFolder) => new("dotnet", [program])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Ledger__DataFolder"] = dataFolder,
        },
    };

    private static void Note(
        string output, TimeSpan at, Dictionary<string, TimeSpan> said, Dictionary<string, string> lines)
    {
        foreach (var text in (string[])["Found PostgreSQL", "Starting PostgreSQL", "Now listening on:"])
        {
            if (!output.Contains(text))
                continue;
            lock (said)
            {
                lines[text] = output;
                said[text] = at;
            }
        }
    }

    private static bool Has(Dictionary<string, TimeSpan> said, string text)
    {
        lock (said)
            return said.ContainsKey(text);
    }

    /// <summary>PostgreSQL writes its state into the last line of its pid file.</summary>
    private static bool IsReady(string dataFolder)
    {
        try
        {
            return File.ReadAllText(PidFile(dataFolder)).Contains("\nready");
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string PidFile(string dataFolder) => Path.Combine(dataFolder, "postgres", "data", "postmaster.pid");

    private static async Task<TimeSpan> UntilAsync(Func<bool> done, Stopwatch watch, Process process)
    {
        using var ticks = new PeriodicTimer(Look);
        while (!done())
        {
            if (process.HasExited)
                throw new InvalidOperationException("The service has ended.");
            await ticks.WaitForNextTickAsync();
        }

        return watch.Elapsed;
    }

    /// <summary>The service is killed, so the server it has started stops by itself.</summary>
    private static async Task StopAsync(Process process, string dataFolder)
    {
        process.Kill();
        await process.WaitForExitAsync();
        using var ticks = new PeriodicTimer(Look);
        while (File.Exists(PidFile(dataFolder)))
            await ticks.WaitForNextTickAsync();
    }
}
