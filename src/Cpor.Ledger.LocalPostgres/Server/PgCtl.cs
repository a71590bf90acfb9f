namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// Starts and stops a server. pg_ctl puts what it is given into a command line for a shell, so it works in the data
/// folder and is given plain relative names: the folder's own name may hold anything.
/// </summary>
internal static class PgCtl
{
    private static readonly string[] _patience = ["-w", "-t", $"{Patience.Limit.TotalSeconds:0}"];

    public static Task<ProgramResult> StartAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, CancellationToken ct) =>
        ChildProgram.RunInAsync(
            folder.Root,
            binaries.Program("pg_ctl"),
            ["start", "-D", Path.GetFileName(folder.Data), "-l", Path.GetFileName(folder.ServerLog), .. _patience],
            account,
            ct);

    /// <summary>Breaks open connections, and waits until the server is gone. Fails quietly when there is none.</summary>
    public static Task<ProgramResult> StopAsync(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account) =>
        ChildProgram.RunInAsync(
            folder.Root,
            binaries.Program("pg_ctl"),
            ["stop", "-D", Path.GetFileName(folder.Data), "-m", "fast", .. _patience],
            account,
            CancellationToken.None);
}
