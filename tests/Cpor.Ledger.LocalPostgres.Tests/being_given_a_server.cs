using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using Npgsql;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>A connection string means that somebody else looks after the server.</summary>
public sealed class being_given_a_server : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task it_is_used_and_nothing_else_is_touched()
    {
        await using var theirs = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        var untouched = Path.Combine(_scratch.Folder, "untouched");
        var options = Scratch.Fast(untouched) with { ConnectionString = theirs.ConnectionString() };

        await using (var given = await PrivateCluster.OpenAsync(options, Ct))
        {
            given.Major.ShouldBe(theirs.Major);
            await given.CreateDatabaseIfMissingAsync("ledger", Ct);
            (await AskAsync(given.ConnectionString("ledger"), "select current_database()")).ShouldBe("ledger");
        }

        Directory.Exists(untouched).ShouldBeFalse();
        (await AskAsync(theirs.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Fact]
    public async Task one_that_cannot_be_reached_is_an_error_without_the_password_and_without_a_substitute()
    {
        var nowhere = new NpgsqlConnectionStringBuilder
        {
            Host = _scratch.Folder,
            Username = "ada",
            Password = "lovelace",
            Database = "ledger",
        };

        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(_scratch.Options with { ConnectionString = nowhere.ConnectionString }, Ct));

        refusal.Message.ShouldContain(_scratch.Folder);
        refusal.ToString().ShouldNotContain("lovelace");
        Directory.Exists(_scratch.Cluster).ShouldBeFalse();
    }
}
