namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// A small shell that waits until nobody holds the lease, and then stops the server. It outlives us, so that the server
/// goes even when its last user is killed without a chance to say goodbye.
/// </summary>
internal static class Watchdog
{
    /// <summary>
    /// Lets go of our streams, leaves if another watchdog is on duty, waits for the lease, stops the server. A server
    /// that was being started when its process died has no pid file yet; then it tries again for ten seconds.
    /// </summary>
    private const string Script = """
        exec </dev/null >/dev/null 2>&1
        exec 8<"$1"; flock -n 8 || exit 0
        exec 9<"$2"; flock 9
        tries=50
        until "$3" stop -D "$4" -m fast -t 300; do
          [ -e "$5" ] && [ "$tries" -gt 0 ] || exit 0
          tries=$((tries - 1)); sleep 0.2
        done
        """;

    /// <summary>
    /// Puts a watchdog on duty unless there is one. Call it while holding the lease. Needs flock(1) and setsid(1), which
    /// Linux has; without them the last process to dispose of its cluster stops the server, and one that is killed
    /// leaves it running to be joined next time.
    /// </summary>
    public static void Post(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account)
    {
        if (!OperatingSystem.IsLinux() || !OnPath("flock") || !OnPath("setsid"))
            return;
        var guard = FileLock.TryExclusive(folder.WatchdogLock);
        if (guard is null)
            return;
        guard.Dispose();
        string[] files = [folder.WatchdogLock, folder.Lease, binaries.Program("pg_ctl"), folder.Data, folder.Starting];
        ChildProgram.Leave("setsid", ["sh", "-c", Script, "ledger-postgres-watchdog", .. files], account);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
