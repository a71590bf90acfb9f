using System.Diagnostics;
using System.Globalization;
using Cpor.Ledger.LocalPostgres.Server;
using Npgsql;

namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>What tests ask of, and do to, a server from outside.</summary>
internal static class ServerUnderTest
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<string> AskAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture) ?? "";
    }

    public static int Postmaster(string data) =>
        int.Parse(File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static bool IsServed(Scratch scratch) =>
        ServerProcesses.Of(ClusterFolder.Open(scratch.Cluster), pidFile: null).Count > 0;

    /// <summary>Waits for the server to be gone with all its processes.</summary>
    public static Task StoppedAsync(Scratch scratch) =>
        ComesTrueAsync(() => !IsServed(scratch), $"{scratch.Cluster} is still served");

    public static async Task ComesTrueAsync(Func<bool> condition, string otherwise) =>
        (await Patience.UntilAsync(() => Task.FromResult(condition()), _patience, Ct)).ShouldBeTrue(otherwise);

    public static void Signal(string signal, int pid)
    {
        using var kill = Process.Start("kill", [signal, $"{pid}"]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>kill -9 of the postmaster, and the certainty that it is dead.</summary>
    public static async Task CrashAsync(string data)
    {
        var pid = Postmaster(data);
        Signal("-KILL", pid);
        await ComesTrueAsync(() => IsDead(pid), $"process {pid} survived");
    }

    public static bool IsDead(int pid) => !File.Exists($"/proc/{pid}/stat") || State(pid) == 'Z';

    /// <summary>As in the third field of /proc/pid/stat; Z is dead and not collected.</summary>
    public static char State(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        return stat[stat.LastIndexOf(')') + 2];
    }

    public static int ChildOf(int pid)
    {
        var children = File.ReadAllText($"/proc/{pid}/task/{pid}/children").Split(' ')[0];
        return children.Length == 0 ? 0 : int.Parse(children, CultureInfo.InvariantCulture);
    }

    public static bool HasWatchdog(Scratch scratch) => Watchdogs(scratch).Any();

    public static IEnumerable<int> Watchdogs(Scratch scratch) =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), out _) && IsWatchdog(folder, scratch)
        select int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);

    private static bool IsWatchdog(string process, Scratch scratch)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains("ledger-postgres-watchdog")
                && new FileInfo(Path.Combine(process, "cwd")).LinkTarget == scratch.Cluster;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static string OwnerOf(int pid)
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "user:32=", "-p", $"{pid}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var owner = ps.StandardOutput.ReadToEnd().Trim();
        ps.WaitForExit();
        return owner;
    }
}
