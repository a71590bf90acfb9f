using System.Diagnostics;
using System.Globalization;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// Which processes serve a cluster. A number in a file proves nothing: it may have been given to another process, or
/// belong to one that is dead and was never collected. PostgreSQL's own tools trust it and would never start again.
/// </summary>
internal static class ServerProcesses
{
    /// <summary>
    /// The live processes at work on a data folder: a server's, those it left when it crashed, and a pg_ctl that is
    /// still starting or stopping it. Only Linux can tell; elsewhere the one the pid file names, if it is a postgres.
    /// </summary>
    public static IReadOnlyList<int> Of(string data, PidFile? pidFile)
    {
        if (OperatingSystem.IsLinux())
            return [.. Directory.EnumerateDirectories("/proc").Select(Pid).OfType<int>().Where(pid => Serves(pid, data))];
        return pidFile is not null && IsPostgres(pidFile.Pid) ? [pidFile.Pid] : [];
    }

    private static int? Pid(string folder) =>
        int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : null;

    /// <summary>A dead but uncollected process has neither folder nor arguments, and so serves nobody.</summary>
    private static bool Serves(int pid, string data)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").TrimEnd() is "postgres" or "pg_ctl"
                && (File.ReadAllText($"/proc/{pid}/cmdline").Split('\0').Contains(data)
                    || new FileInfo($"/proc/{pid}/cwd").LinkTarget == data);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsPostgres(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
