using System.Diagnostics;

namespace Cpor.Ledger.Service.Tests.Clients;

/// <summary>Programs that others generate clients with.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end and gives what it wrote; fails unless it succeeded.</summary>
    public static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{output}\n{await errors}");
        return output;
    }

    /// <summary>Whether the program is on this machine.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
