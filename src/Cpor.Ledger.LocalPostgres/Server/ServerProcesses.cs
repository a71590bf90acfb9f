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
    public static IReadOnlyList<int> Of(ClusterFolder folder, PidFile? pidFile)
    {
        if (OperatingSystem.IsLinux())
        {
            var all = Directory.EnumerateDirectories("/proc").Select(Pid).OfType<int>();
            return [.. all.Where(pid => Serves(pid, folder))];
        }
        return pidFile is not null && IsPostgres(pidFile.Pid) ? [pidFile.Pid] : [];
    }

    /// <summary>Whether the process that the pid file names is the cluster's living server.</summary>
    public static bool IsServer(ClusterFolder folder, PidFile pidFile) => Of(folder, pidFile).Contains(pidFile.Pid);

    private static int? Pid(string folder) =>
        int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : null;

    /// <summary>
    /// A server works in the data folder, and begins, as pg_ctl does, in the one above. A process that is dead but not
    /// yet collected works nowhere.
    /// </summary>
    private static bool Serves(int pid, ClusterFolder folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/comm").TrimEnd() is "postgres" or "pg_ctl"
                && new FileInfo($"/proc/{pid}/cwd").LinkTarget is { } place
                && (place == folder.Data || place == folder.Root);
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
