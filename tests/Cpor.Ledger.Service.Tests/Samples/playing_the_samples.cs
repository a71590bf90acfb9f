using System.Diagnostics;
using Cpor.Ledger.Cli;

namespace Cpor.Ledger.Service.Tests.Samples;

/// <summary>The README's first command.</summary>
public class playing_the_samples
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);

    private const int NarrowTerminal = 80;

    [Fact]
    public async Task brings_every_claim_to_the_end_that_its_story_tells()
    {
        using var folder = new Folder();
        using var shown = new StringWriter();
        using var said = new StringWriter();

        var exitCode = await LedgerTool.RunAsync(
            ["demo", "--exit", "--data", folder.Path],
            new Terminal(shown, said, NarrowTerminal),
            TestContext.Current.CancellationToken);

        exitCode.ShouldBe(ExitCodes.Ok, $"{shown}{said}");
        AllEndedAsTold($"{shown}");
        $"{shown}".Split('\n').ShouldAllBe(line => line.Length <= NarrowTerminal && line == line.TrimEnd());
    }

    [Fact]
    public async Task goes_on_after_the_process_was_killed_in_the_middle()
    {
        using var folder = new Folder();
        using var first = Start(folder);
        await UntilAsync(first, line => line.EndsWith("customer-notified", StringComparison.Ordinal));
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        using var second = Start(folder);
        var said = second.StandardError.ReadToEndAsync();
        var shown = await second.StandardOutput.ReadToEndAsync().WaitAsync(_longest);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        second.ExitCode.ShouldBe(ExitCodes.Ok, $"{shown}{await said}");
        AllEndedAsTold(shown);
        (await said).ShouldContain("stories go on");
    }

    /// <summary>
    /// Every claim is at an end that its story tells: the usual one, or the one told for who came too late while the
    /// ledger was down.
    /// </summary>
    private static void AllEndedAsTold(string shown)
    {
        var count = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "samples", "claims"), "*.json").Length;

        shown.ShouldContain($"{count} of {count} claims ended as their stories tell.");
        shown.ShouldNotContain("Not as told");
    }

    private static Process Start(Folder folder) => Process.Start(
        new ProcessStartInfo(
            Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "ledger.dll"), "demo", "--exit", "--data", folder.Path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>Reads what the process says until it is that.</summary>
    private static async Task UntilAsync(Process process, Func<string, bool> isThat)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync().WaitAsync(_longest) is { } line)
        {
            said.Add(line);
            if (isThat(line))
                return;
        }

        throw new InvalidOperationException($"It ended before:\n{string.Join('\n', said)}");
    }
}
