using System.Diagnostics;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>
/// What is compared with the ledger writes the ledger's own tables by hand, and would be left behind when they change.
/// </summary>
public sealed class the_benchmarks
{
    [Fact]
    public async Task still_write_what_the_ledger_writes()
    {
        var (exitCode, said) = await RunAsync("command-cost", "--small", "--rounds", "1");

        exitCode.ShouldBe(0, said);
        said.ShouldContain("hand-written (a)");
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        var folder = AppContext.BaseDirectory.Replace("Cpor.Ledger.Service.Tests", "Cpor.Ledger.Benchmarks");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(folder, "Cpor.Ledger.Benchmarks.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
