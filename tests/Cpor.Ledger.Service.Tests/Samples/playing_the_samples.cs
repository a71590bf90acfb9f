using System.Diagnostics;
using System.Text.Json.Nodes;
using Cpor.Ledger.Cli;

namespace Cpor.Ledger.Service.Tests.Samples;

/// <summary>The README's first command.</summary>
public sealed class playing_the_samples : IDisposable
{
    private const int NarrowTerminal = 80;

    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);
    private static readonly string _samples = Path.Combine(AppContext.BaseDirectory, "samples");

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task tells_a_story_and_brings_every_claim_to_the_end_that_its_own_story_tells()
    {
        var (exitCode, shown, said) = await RunAsync(["demo", "--exit", "--data", _folder["data"]]);

        exitCode.ShouldBe(ExitCodes.Ok, shown + said);
        AllEndedAsTold(shown, Directory.GetFiles(Path.Combine(_samples, "claims"), "*.json").Length);
        shown.Split('\n').ShouldAllBe(line => line.Length <= NarrowTerminal && line == line.TrimEnd());
        var story = string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var answer in (string[])
            [
                "subscription passed", "opt out until the end of", "The window ends on", "the claim is official",
                "Exactly one of the two can win", ": official.", ": contested, as", "public key: proved",
                "refused, another-root", "The contacts now read: erased on", "The same dossier again: proved",
            ])
        {
            story.ShouldContain(answer);
        }
    }

    [Fact]
    public async Task goes_on_after_the_process_was_killed_and_leaves_commands_that_work()
    {
        string[] six =
        [
            "clean-exchange", "information-not-provided", "mail-delayed", "opted-out", "race-first", "race-second",
        ];
        Copy(six);
        using var first = Start("--exit");
        await SaidAsync(first, line => line.EndsWith("customer-notified", StringComparison.Ordinal));
        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        using var second = Start();
        var shown = second.StandardOutput.ReadToEndAsync();
        var said = await SaidAsync(second, line => line.Contains("/v1/events", StringComparison.Ordinal));
        var commands = said.SkipWhile(line => !line.Contains("another terminal", StringComparison.Ordinal)).Skip(1);
        var (exitCode, output) = await ShellAsync(string.Join('\n', commands.Prepend("set -e")));
        second.Kill();

        AllEndedAsTold(await shown.WaitAsync(_longest), six.Length);
        (await shown).ShouldContain("stories go on");
        exitCode.ShouldBe(0, output);
        output.ShouldContain("customer-notified");
        output.ShouldContain(": proved");
        output.ShouldContain("specversion");
    }

    [Fact]
    public async Task says_which_story_went_otherwise_and_fails()
    {
        Copy(["clean-exchange"]);
        Directory.Delete(_folder["samples/story"], recursive: true);
        var file = _folder["samples/claims/clean-exchange.json"];
        var sample = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        // Nobody reviews the claim.
        sample["story"]!["steps"]!.AsArray().RemoveAt(1);
        await File.WriteAllTextAsync(file, sample.ToJsonString());

        var (exitCode, shown, said) = await RunAsync(
            ["demo", "--exit", "--data", _folder["data"], "--samples", _folder["samples"]]);

        exitCode.ShouldBe(ExitCodes.Refused, shown + said);
        shown.ShouldContain("Not as told: clean-exchange: under-review");
        shown.ShouldContain("0 of 1 claims ended as their stories tell.");
    }

    private static void AllEndedAsTold(string shown, int count)
    {
        shown.ShouldContain($"{count} of {count} claims ended as their stories tell.");
        shown.ShouldNotContain("Not as told");
    }

    /// <summary>Samples of which only some claims are played.</summary>
    private void Copy(string[] claims)
    {
        foreach (var file in Directory.EnumerateFiles(_samples, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(_samples, file);
            if (Path.GetDirectoryName(path) == "claims" && !claims.Contains(Path.GetFileNameWithoutExtension(path)))
                continue;
            var copy = _folder[Path.Combine("samples", path)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<(int ExitCode, string Shown, string Said)> RunAsync(string[] arguments)
    {
        using var shown = new StringWriter();
        using var said = new StringWriter();
        var exitCode = await LedgerTool.RunAsync(
            arguments, new Terminal(shown, said, NarrowTerminal), TestContext.Current.CancellationToken);
        return (exitCode, $"{shown}", $"{said}");
    }

    private Process Start(params string[] options) => Started(
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "ledger.dll"), "demo", "--data", _folder["data"], "--samples",
            _folder["samples"], .. options,
        ]);

    private static async Task<(int ExitCode, string Output)> ShellAsync(string script)
    {
        using var shell = Started("bash", ["-c", script]);
        var errors = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync().WaitAsync(_longest);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, output + await errors);
    }

    private static Process Started(string program, IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>What the process has said when it says that.</summary>
    private static async Task<IReadOnlyList<string>> SaidAsync(Process process, Func<string, bool> isThat)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync().WaitAsync(_longest) is { } line)
        {
            said.Add(line);
            if (isThat(line))
                return said;
        }

        throw new InvalidOperationException($"It ended before:\n{string.Join('\n', said)}");
    }
}
