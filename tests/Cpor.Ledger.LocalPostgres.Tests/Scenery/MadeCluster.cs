using System.Diagnostics;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;

[assembly: AssemblyFixture(typeof(MadeCluster))]

namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>
/// A cluster made once. Tests that are not about making one begin with a copy, which takes half the time.
/// </summary>
public sealed class MadeCluster : IAsyncLifetime
{
    private readonly Scratch _scratch = new();

    public async ValueTask InitializeAsync()
    {
        await using var made = await PrivateCluster.OpenAsync(_scratch.Options, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Scratch Copy()
    {
        var copy = new Scratch();
        using var cp = Process.Start("cp", ["-a", _scratch.Cluster, copy.Cluster]);
        cp.WaitForExit();
        cp.ExitCode.ShouldBe(0);
        return copy;
    }
}
