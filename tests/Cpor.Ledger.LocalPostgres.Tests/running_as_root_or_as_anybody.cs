using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>PostgreSQL refuses to run as root; an ordinary user may give nothing away. Both must work.</summary>
public sealed class running_as_root_or_as_anybody : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task an_ordinary_user_runs_the_server_itself_and_takes_it_along_when_killed()
    {
        OtherUser.NeedsRoot();
        var folder = Path.Combine(OtherUser.FolderIn(_scratch), "pg");
        using var user = OtherUser.Start(_scratch, folder);

        (await AskAsync(await user.OpenedAsync(), "select 1")).ShouldBe("1");

        var postmaster = Postmaster(Path.Combine(folder, "data"));
        OwnerOf(postmaster).ShouldBe(OtherUser.Name);
        user.Kill();
        await ComesTrueAsync(() => IsDead(postmaster), "the server lives on");
    }

    [Fact]
    public async Task root_serves_another_users_cluster_as_that_user()
    {
        OtherUser.NeedsRoot();
        var folder = Path.Combine(OtherUser.FolderIn(_scratch), "pg");
        using (var user = OtherUser.Start(_scratch, folder))
        {
            await user.OpenedAsync();
            await user.LeaveAsync();
        }

        await using (var cluster = await PrivateCluster.OpenAsync(Scratch.Fast(folder), Ct))
            OwnerOf(Postmaster(Path.Combine(cluster.DataFolder, "data"))).ShouldBe(OtherUser.Name);

        using var again = OtherUser.Start(_scratch, folder);
        await again.OpenedAsync();
        await again.LeaveAsync();
    }

    [Fact]
    public async Task root_is_told_when_the_other_account_cannot_reach_the_folder()
    {
        OtherUser.NeedsRoot();
        var closed = Path.Combine(_scratch.Folder, "closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(Scratch.Fast(Path.Combine(closed, "pg")), Ct));

        refusal.Message.ShouldContain("cannot enter");
        refusal.Message.ShouldContain("chmod o+x");
    }

    [Fact]
    public void the_account_is_one_that_this_machine_has_and_never_root() =>
        ServerAccount.FirstOf("no-such-account", "root", OtherUser.Name)
            .ShouldNotBeNull().Name.ShouldBe(OtherUser.Name);
}
