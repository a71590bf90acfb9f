using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using Npgsql;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>What one gets who has configured nothing.</summary>
public sealed class a_private_cluster(OpenCluster open) : IClassFixture<OpenCluster>
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Connection => open.Cluster.ConnectionString();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_of_the_version_it_says() =>
        (await AskAsync(Connection, "show server_version_num")).ShouldStartWith($"{open.Cluster.Major}");

    [Fact]
    public async Task has_data_checksums_and_speaks_unicode()
    {
        (await AskAsync(Connection, "show data_checksums")).ShouldBe("on");
        (await AskAsync(Connection, "show server_encoding")).ShouldBe("UTF8");
    }

    [Fact]
    public async Task listens_on_a_unix_socket_only()
    {
        (await AskAsync(Connection, "show listen_addresses")).ShouldBeEmpty();
        new NpgsqlConnectionStringBuilder(Connection).Host.ShouldBe(Path.Combine(open.Scratch.Cluster, "run"));
    }

    [Fact]
    public async Task lets_nobody_in_without_the_password()
    {
        (await AskAsync(Connection, "select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
            .ShouldBe("0");
        var wrong = new NpgsqlConnectionStringBuilder(Connection) { Password = "guess" }.ConnectionString;
        var refusal = await Should.ThrowAsync<PostgresException>(() => AskAsync(wrong, "select 1"));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public void keeps_password_and_data_from_other_users()
    {
        File.GetUnixFileMode(Path.Combine(open.Scratch.Cluster, "password")).ShouldBe(OnlyOwner);
        File.GetUnixFileMode(open.Scratch.Data).ShouldBe(OnlyOwner | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(open.Scratch.Cluster, "run")).ShouldBe(OnlyOwner | UnixFileMode.UserExecute);
        Directory.EnumerateFiles(open.Scratch.Cluster, "*.password").ShouldBeEmpty();
    }

    [Fact]
    public async Task has_the_settings_it_was_given_whatever_is_in_them()
    {
        (await AskAsync(Connection, "show search_path")).ShouldBe(OpenCluster.OddSearchPath);
        (await AskAsync(Connection, "show shared_buffers")).ShouldBe("16MB");
    }

    [Fact]
    public async Task makes_a_database_once_however_many_ask_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => open.Cluster.CreateDatabaseIfMissingAsync("once", Ct)));

        (await AskAsync(open.Cluster.ConnectionString("once"), "select current_database()")).ShouldBe("once");
    }

    [Fact]
    public void is_served_by_an_account_that_is_not_root()
    {
        var expected = ServerAccount.ForNewCluster().Name ?? Environment.UserName;

        OwnerOf(Postmaster(open.Scratch.Data)).ShouldBe(expected);
    }

    [Fact]
    public async Task tells_a_stranger_that_it_is_somebody_elses()
    {
        OtherUser.NeedsRoot();
        using var stranger = OtherUser.Start(open.Scratch, open.Scratch.Cluster);

        var reason = await stranger.FailedAsync();

        reason.ShouldContain(nameof(PostgresStartException));
        reason.ShouldContain("belongs to somebody else");
        (await AskAsync(Connection, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task can_be_handed_on_as_a_connection_string_and_then_nothing_else_is_touched()
    {
        var untouched = Path.Combine(open.Scratch.Folder, "untouched");

        await using (var given = await PrivateCluster.OpenAsync(
            Scratch.Fast(untouched) with { ConnectionString = Connection }, Ct))
        {
            given.Major.ShouldBe(open.Cluster.Major);
            await given.CreateDatabaseIfMissingAsync("theirs", Ct);
            (await AskAsync(given.ConnectionString("theirs"), "select current_database()")).ShouldBe("theirs");
        }

        Directory.Exists(untouched).ShouldBeFalse();
        (await AskAsync(Connection, "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task is_no_substitute_for_a_given_server_that_cannot_be_reached()
    {
        var nowhere = new NpgsqlConnectionStringBuilder
        {
            Host = open.Scratch.Folder,
            Username = "ada",
            Password = "lovelace",
            Database = "ledger",
        };

        var refusal = await Should.ThrowAsync<PostgresStartException>(() => PrivateCluster.OpenAsync(
            open.Scratch.Options with { ConnectionString = nowhere.ConnectionString }, Ct));

        refusal.Message.ShouldContain(open.Scratch.Folder);
        refusal.ToString().ShouldNotContain("lovelace");
    }
}
