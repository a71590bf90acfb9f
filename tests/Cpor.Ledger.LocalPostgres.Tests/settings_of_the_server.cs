using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

public sealed class settings_of_the_server : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task one_that_it_refuses_is_named_in_the_error()
    {
        var refusal = await Should.ThrowAsync<PostgresStartException>(
            () => PrivateCluster.OpenAsync(With("shared_buffers", "a lot"), Ct));

        refusal.Message.ShouldContain("shared_buffers");
        refusal.Message.ShouldContain("server.log");
        await using var better = await PrivateCluster.OpenAsync(_scratch.Options, Ct);
        (await AskAsync(better.ConnectionString(), "select 1")).ShouldBe("1");
    }

    [Theory]
    [InlineData("port", "1")]
    [InlineData("Listen_Addresses", "*")]
    [InlineData("unix_socket_directories", "/anywhere")]
    [InlineData("fsync = off\nlisten_addresses", "*")]
    public async Task those_that_decide_how_it_is_reached_are_refused(string name, string value)
    {
        var refusal = await Should.ThrowAsync<ArgumentException>(() => PrivateCluster.OpenAsync(With(name, value), Ct));

        refusal.Message.ShouldContain(name);
        Directory.Exists(_scratch.Cluster).ShouldBeFalse();
    }

    private LocalPostgresOptions With(string setting, string value) => _scratch.Options with
    {
        Settings = new Dictionary<string, string>(_scratch.Options.Settings) { [setting] = value },
    };
}
