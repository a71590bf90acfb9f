using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using Npgsql;

namespace Cpor.Ledger.LocalPostgres.Tests;

public sealed class opening_a_private_cluster : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task makes_starts_and_stops_one_where_there_is_none()
    {
        await using (var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct))
        {
            await using var connection = new NpgsqlConnection(cluster.ConnectionString());
            await connection.OpenAsync(Ct);
            connection.PostgreSqlVersion.Major.ShouldBe(cluster.Major);
        }

        File.Exists(Path.Combine(_scratch.Data, "postmaster.pid")).ShouldBeFalse();
    }
}
