using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// Runs the programs of PostgreSQL, and those around it, as the right account and in a clean environment.
/// </summary>
internal static class ChildProgram
{
    /// <summary>
    /// How long output may still come after the program has ended; a daemon it left behind may hold the pipe.
    /// </summary>
    private static readonly TimeSpan _lastWords = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The top of the file system: our own working folder may be one that the other account cannot enter.
    /// </summary>
    private static readonly string _top =
        OperatingSystem.IsWindows() ? Path.GetPathRoot(Environment.SystemDirectory)! : "/";

    /// <summary>Runs a program to its end. Cancelling kills it and what it started.</summary>
    /// <exception cref="PostgresStartException">The program cannot be executed by that account.</exception>
    public static Task<ProgramResult> RunAsync(
        string program, IEnumerable<string> arguments, ServerAccount account, CancellationToken ct) =>
        RunInAsync(_top, program, arguments, account, ct);

    /// <summary>As <see cref="RunAsync"/>, in a folder that relative arguments refer to.</summary>
    public static async Task<ProgramResult> RunInAsync(
        string folder, string program, IEnumerable<string> arguments, ServerAccount account, CancellationToken ct)
    {
        using var process = Start(folder, program, arguments, account, piped: true);
        process.StandardInput.Close();
        var output = new Listener(process.StandardOutput);
        var errors = new Listener(process.StandardError);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return new ProgramResult(process.ExitCode, await output.HeardAsync(), await errors.HeardAsync());
    }

    /// <summary>Starts a program that lives on without us. It must part with our standard streams by itself.</summary>
    public static void LeaveIn(
        string folder, string program, IEnumerable<string> arguments, ServerAccount account) =>
        Start(folder, program, arguments, account, piped: false).Dispose();

    private static Process Start(
        string folder, string program, IEnumerable<string> arguments, ServerAccount account, bool piped)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = piped,
            RedirectStandardOutput = piped,
            RedirectStandardError = piped,
        };
        if (account.Name is not null)
            start.UserName = account.Name;
        Cleanse(start.Environment);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception refused)
        {
            var who = account.Name ?? Environment.UserName;
            throw new PostgresStartException($"User {who} cannot run {program}: {refused.Message}", refused);
        }
    }

    /// <summary>PGDATA, PGPORT and their like would send PostgreSQL's programs to another cluster.</summary>
    private static void Cleanse(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsForeign).ToList())
            environment.Remove(name);
        environment["LC_ALL"] = "C";
    }

    private static bool IsForeign(string variable) =>
        variable.StartsWith("PG", StringComparison.OrdinalIgnoreCase) || variable is "LANG" or "LANGUAGE"
        || variable.StartsWith("LC_", StringComparison.Ordinal);

    private sealed class Listener
    {
        private readonly StringBuilder _heard = new();
        private readonly Task _end;

        public Listener(StreamReader pipe) => _end = ListenAsync(pipe);

        public async Task<string> HeardAsync()
        {
            await _end.WaitAsync(_lastWords).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_heard)
                return _heard.ToString();
        }

        private async Task ListenAsync(StreamReader pipe)
        {
            var buffer = new char[4096];
            while (await pipe.ReadAsync(buffer) is > 0 and var length)
            {
                lock (_heard)
                    _heard.Append(buffer, 0, length);
            }
        }
    }
}
