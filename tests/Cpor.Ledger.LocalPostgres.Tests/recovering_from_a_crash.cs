using System.Diagnostics;
using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>What a dead server leaves behind must not keep the next one from starting.</summary>
public sealed class recovering_from_a_crash(MadeCluster made) : IDisposable
{
    private readonly Scratch _scratch = made.Copy();

    private readonly List<Process> _started = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string PidFile => Path.Combine(_scratch.Data, "postmaster.pid");

    private string SocketLock => Path.Combine(_scratch.Cluster, "run", ".s.PGSQL.5432.lock");

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill();
            process.Dispose();
        }
        _scratch.Dispose();
    }

    [Fact]
    public async Task what_was_committed_survives_the_kill_of_the_server()
    {
        await using var before = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        await AskAsync(before.ConnectionString(), "create table kept as select 42 as answer");
        await CrashAsync(_scratch.Data);
        File.Exists(PidFile).ShouldBeTrue();

        await using var after = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        (await AskAsync(after.ConnectionString(), "select answer from kept")).ShouldBe("42");
        // The one that opened it before the crash reaches the new server by the same address.
        (await AskAsync(before.ConnectionString(), "select answer from kept")).ShouldBe("42");
    }

    [Fact]
    public async Task a_pid_that_now_belongs_to_another_program_is_not_believed()
    {
        await CrashedAsync();
        var innocent = await AsServerAccountAsync("exec sleep 600");
        Blame(innocent.Id);

        await using (var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct))
            (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");

        innocent.HasExited.ShouldBeFalse("it is none of ours");
    }

    [Fact]
    public async Task a_pid_that_now_belongs_to_another_postgres_is_not_believed()
    {
        await CrashedAsync();
        using var neighbour = new Scratch();
        await using var elsewhere = await PrivateCluster.OpenAsync(neighbour.Options, Ct);
        Blame(Postmaster(neighbour.Data));

        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        (await AskAsync(cluster.ConnectionString(), "show data_directory")).ShouldBe(_scratch.Data);
        (await AskAsync(elsewhere.ConnectionString(), "show data_directory")).ShouldBe(neighbour.Data);
    }

    [Fact]
    public async Task a_dead_server_that_nobody_collected_is_not_believed()
    {
        var postgres = File.ReadAllText(Path.Combine(_scratch.Data, "postmaster.opts")).Split(" \"")[0];
        ClusterFolder.MakePrivate(Folder.SocketFolder, await ServerAccount.ForAsync(_scratch.Data, Ct));
        // A parent that never asks after its children, like the first process of many a container.
        await AsServerAccountAsync(
            $"{postgres} -D data -k {Folder.SocketFolder} >>server.log 2>&1 </dev/null & exec sleep 600");
        await ComesTrueAsync(() => LocalPostgres.Server.PidFile.Read(Folder) is { Listens: true }, "it did not start");
        await CrashAsync(_scratch.Data);
        State(Postmaster(_scratch.Data)).ShouldBe('Z', "its parent collected it, so nothing is shown");

        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        (await AskAsync(cluster.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task another_program_is_not_stopped_in_the_place_of_a_dead_server()
    {
        using var other = OtherProcess.Start(_scratch.Cluster);
        await other.OpenedAsync();
        var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        await CrashAsync(_scratch.Data);
        var innocent = await AsServerAccountAsync("exec sleep 600");
        Blame(innocent.Id);

        other.Kill();
        await cluster.DisposeAsync();

        await ComesTrueAsync(() => !HasWatchdog(_scratch), "the watchdog did not leave");
        innocent.HasExited.ShouldBeFalse("it is none of ours");
    }

    [Fact]
    public async Task nobody_waits_for_a_dead_server_to_die()
    {
        var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        await CrashAsync(_scratch.Data);
        var parent = await AsServerAccountAsync("sleep 0 & exec sleep 600");
        var dead = 0;
        await ComesTrueAsync(() => (dead = ChildOf(parent.Id)) != 0 && State(dead) == 'Z', "no such process");
        Blame(dead);

        await cluster.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(5), Ct);

        await ComesTrueAsync(() => !HasWatchdog(_scratch), "the watchdog did not leave");
    }

    [Fact]
    public async Task what_a_crashed_server_left_running_is_waited_for()
    {
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        var orphan = int.Parse(await AskAsync(
            cluster.ConnectionString(), "select pid from pg_stat_activity where backend_type = 'checkpointer'"));
        Signal("-STOP", orphan);
        await CrashAsync(_scratch.Data);
        var waiting = new TaskCompletionSource();

        var opening = PrivateCluster.OpenAsync(
            _scratch.Options with { Progress = line => _ = line.StartsWith("Waiting") && waiting.TrySetResult() }, Ct);
        await waiting.Task.WaitAsync(TimeSpan.FromMinutes(5), Ct);
        opening.IsCompleted.ShouldBeFalse();
        Signal("-CONT", orphan);

        await using var next = await opening;
        (await AskAsync(next.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task a_copy_of_a_running_cluster_is_not_mistaken_for_it()
    {
        await using var original = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        var copy = Path.Combine(_scratch.Folder, "copy");
        using (var cp = Process.Start("cp", ["-a", _scratch.Cluster, copy]))
            await cp.WaitForExitAsync(Ct);

        await using var copied = await PrivateCluster.OpenAsync(Scratch.Fast(copy), Ct);

        (await AskAsync(copied.ConnectionString(), "show data_directory")).ShouldBe(Path.Combine(copy, "data"));
        (await AskAsync(original.ConnectionString(), "show data_directory")).ShouldBe(_scratch.Data);
    }

    [Fact]
    public async Task a_folder_that_was_moved_is_served_where_it_is_now()
    {
        var moved = Path.Combine(_scratch.Folder, "moved");
        Directory.Move(_scratch.Cluster, moved);

        await using var cluster = await PrivateCluster.OpenAsync(Scratch.Fast(moved), Ct);

        (await AskAsync(cluster.ConnectionString(), "show data_directory")).ShouldBe(Path.Combine(moved, "data"));
    }

    private ClusterFolder Folder => ClusterFolder.Open(_scratch.Cluster);

    /// <summary>A cluster whose server was killed, with all that it leaves.</summary>
    private async Task CrashedAsync()
    {
        var opened = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        await CrashAsync(_scratch.Data);
        await StoppedAsync(_scratch);
        await opened.DisposeAsync();
        File.Exists(PidFile).ShouldBeTrue();
        File.Exists(SocketLock).ShouldBeTrue();
    }

    /// <summary>As if the kernel had given the dead server's number to another process since.</summary>
    private void Blame(int pid)
    {
        foreach (var file in (string[])[PidFile, SocketLock])
            File.WriteAllLines(file, [$"{pid}", .. File.ReadLines(file).Skip(1).ToList()]);
    }

    /// <summary>A shell in the cluster's folder that runs as the server does.</summary>
    private async Task<Process> AsServerAccountAsync(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script]) { WorkingDirectory = _scratch.Cluster };
        if ((await ServerAccount.ForAsync(_scratch.Data, Ct)).Name is { } name)
            start.UserName = name;
        _started.Add(Process.Start(start)!);
        return _started[^1];
    }
}
