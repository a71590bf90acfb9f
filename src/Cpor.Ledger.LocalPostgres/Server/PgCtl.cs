namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// Starts and stops a server. pg_ctl puts what it is given into a command line for a shell, so it works in the data
/// folder and is given plain relative names: the folder's own name may hold anything.
/// </summary>
internal static class PgCtl
{
    private static readonly TimeSpan _lastSteps = TimeSpan.FromSeconds(30);

    private static readonly string[] _patience = ["-w", "-t", $"{Patience.Limit.TotalSeconds:0}"];

    public static Task<ProgramResult> StartAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, CancellationToken ct) =>
        ChildProgram.RunInAsync(
            folder.Root,
            binaries.Program("pg_ctl"),
            ["start", "-D", Path.GetFileName(folder.Data), "-l", Path.GetFileName(folder.ServerLog), .. _patience],
            account,
            ct);

    /// <summary>
    /// Breaks open connections, and waits until the server is gone. pg_ctl would signal whatever process the pid file
    /// names, so it is asked only when that is the server; and it returns when the pid file is gone, which the server
    /// removes shortly before it ends.
    /// </summary>
    public static async Task StopAsync(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account)
    {
        var pidFile = PidFile.Read(folder);
        if (pidFile is not null && ServerProcesses.IsServer(folder, pidFile))
        {
            string[] arguments = ["stop", "-D", Path.GetFileName(folder.Data), "-m", "fast", .. _patience];
            var pgCtl = binaries.Program("pg_ctl");
            await ChildProgram.RunInAsync(folder.Root, pgCtl, arguments, account, CancellationToken.None);
        }
        await Patience.UntilAsync(
            () => Task.FromResult(ServerProcesses.Of(folder, pidFile).Count == 0), _lastSteps, CancellationToken.None);
    }
}
