using System.Diagnostics;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Importing;

/// <summary><c>ledger import</c> as a process of its own, which can be killed.</summary>
internal static class ImportProcess
{
    /// <summary>Imports to the end.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(LedgerDatabase database, Folder folder, params string[] args)
    {
        using var process = Start(database, folder, args);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Imports until a gate, and ends the process without a word (SIGKILL).</summary>
    public static async Task KillAsync(
        LedgerDatabase database, Folder folder, Gate gate, params string[] args)
    {
        using var process = Start(database, folder, args);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!process.HasExited && !await gate.IsReachedAsync())
            await timer.WaitForNextTickAsync();
        process.HasExited.ShouldBeFalse("The import did not come to the gate.");
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static Process Start(LedgerDatabase database, Folder folder, string[] args) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ledger.dll"), "import", .. args])
        {
            WorkingDirectory = folder.Path,
            Environment =
            {
                ["ConnectionStrings__Ledger"] = database.Application,
                ["Ledger__DataFolder"] = folder.Path,
            },
        })!;
}
