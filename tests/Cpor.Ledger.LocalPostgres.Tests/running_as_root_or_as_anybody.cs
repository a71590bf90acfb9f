using System.Diagnostics;
using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>PostgreSQL refuses to run as root; an ordinary user may give nothing away. Both must work.</summary>
public sealed class running_as_root_or_as_anybody : IDisposable
{
    private const string Ordinary = "nobody";

    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task root_hands_the_server_to_another_account()
    {
        NeedsRoot();

        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        OwnerOf(Postmaster(_scratch.Data)).ShouldBe(ServerAccount.ForNewCluster().Name);
        File.GetUnixFileMode(_scratch.Data).ShouldBe(OnlyOwner);
    }

    [Fact]
    public async Task an_ordinary_user_runs_the_server_itself()
    {
        NeedsRoot();
        var folder = FolderOf(Ordinary);
        using var user = StartAs(Ordinary, folder);

        var door = await user.OpenedAsync();

        (await AskAsync(door, "select 1")).ShouldBe("1");
        OwnerOf(Postmaster(Path.Combine(folder, "pg", "data"))).ShouldBe(Ordinary);
        await user.LeaveAsync();
        File.Exists(Path.Combine(folder, "pg", "data", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task an_ordinary_users_server_goes_too_when_its_user_is_killed()
    {
        NeedsRoot();
        var folder = FolderOf(Ordinary);
        using var user = StartAs(Ordinary, folder);
        await user.OpenedAsync();
        var postmaster = Postmaster(Path.Combine(folder, "pg", "data"));

        user.Kill();

        await ComesTrueAsync(() => IsDead(postmaster), "the server lives on");
    }

    [Fact]
    public async Task root_serves_another_users_cluster_as_that_user()
    {
        NeedsRoot();
        var folder = FolderOf(Ordinary);
        using (var user = StartAs(Ordinary, folder))
        {
            await user.OpenedAsync();
            await user.LeaveAsync();
        }

        await using (var cluster = await PrivateCluster.OpenAsync(Scratch.Fast(Path.Combine(folder, "pg")), Ct))
            OwnerOf(Postmaster(Path.Combine(cluster.DataFolder, "data"))).ShouldBe(Ordinary);

        using var again = StartAs(Ordinary, folder);
        await again.OpenedAsync();
    }

    [Fact]
    public async Task a_stranger_is_told_that_the_cluster_is_somebody_elses()
    {
        NeedsRoot();
        await using var ours = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        using var stranger = StartAs(Ordinary, _scratch.Folder);

        var reason = await stranger.FailedAsync();

        reason.ShouldContain(nameof(PostgresStartException));
        reason.ShouldContain("belongs to somebody else");
        (await AskAsync(ours.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task root_is_told_when_the_other_account_cannot_reach_the_folder()
    {
        NeedsRoot();
        var closed = Path.Combine(_scratch.Folder, "closed");
        Directory.CreateDirectory(closed, OnlyOwner);

        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(Scratch.Fast(Path.Combine(closed, "pg")), Ct));

        refusal.Message.ShouldContain("cannot enter");
        refusal.Message.ShouldContain("chmod o+x");
    }

    [Fact]
    public void the_account_is_one_that_this_machine_has_and_never_root() =>
        ServerAccount.FirstOf("no-such-account", "root", Ordinary).ShouldNotBeNull().Name.ShouldBe(Ordinary);

    private static void NeedsRoot() =>
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can run a process as somebody else.");

    /// <summary>A folder of its own, for a user who may have none.</summary>
    private string FolderOf(string user)
    {
        var folder = Path.Combine(_scratch.Folder, user);
        Directory.CreateDirectory(folder);
        ServerAccount.FirstOf(user)!.Own(folder);
        return folder;
    }

    /// <summary>The build output may lie where that user cannot read it, so it runs from a copy.</summary>
    private OtherProcess StartAs(string user, string folder)
    {
        var copy = Path.Combine(_scratch.Folder, "program");
        if (!Directory.Exists(copy))
        {
            using var cp = Process.Start("cp", ["-r", AppContext.BaseDirectory, copy]);
            cp.WaitForExit();
        }
        return OtherProcess.Start(Path.Combine(folder, "pg"), start =>
        {
            start.UserName = user;
            start.WorkingDirectory = "/";
            start.ArgumentList[0] = Path.Combine(copy, Path.GetFileName(start.ArgumentList[0]));
        });
    }
}
