namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// A small shell that waits until nobody holds the lease, and then stops the server. It outlives us, so that the server
/// goes even when its last user is killed without a chance to say goodbye.
/// </summary>
internal static class Watchdog
{
    /// <summary>
    /// Works in the data folder. Lets go of our streams, leaves if another watchdog is on duty, waits for the lease,
    /// stops the server. A server that was being started when its process died has no pid file yet; then it tries
    /// again for ten seconds. The flock that waits does not keep the duty: a watchdog that is killed is then
    /// replaced. The pid file alone is not believed: what it names may be another program by now, or dead and never
    /// to go away.
    /// </summary>
    private const string Script = """
        exec </dev/null >/dev/null 2>&1
        exec 8<watchdog.lock; flock -n 8 || exit 0
        exec 9<lease.lock; flock 9 8<&-
        tries=50
        serves() { read -r pid <data/postmaster.pid && [ "/proc/$pid/cwd" -ef data ]; }
        until serves && "$1" stop -D data -m fast -t 300; do
          [ -e starting ] && [ "$tries" -gt 0 ] || exit 0
          tries=$((tries - 1)); sleep 0.2
        done
        """;

    /// <summary>
    /// Puts a watchdog on duty unless there is one. Call it while holding the lease. Needs flock(1) and setsid(1),
    /// which Linux has; without them the last process to dispose of its cluster stops the server, and one that is
    /// killed leaves it running to be joined next time.
    /// </summary>
    public static void Post(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account)
    {
        if (!OperatingSystem.IsLinux() || !OnPath("flock") || !OnPath("setsid"))
            return;
        var guard = FileLock.TryExclusive(folder.WatchdogLock);
        if (guard is null)
            return;
        guard.Dispose();
        string[] shell = ["sh", "-c", Script, "ledger-postgres-watchdog", binaries.Program("pg_ctl")];
        ChildProgram.LeaveIn(folder.Root, "setsid", shell, account);
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
