namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>A cluster made from nothing and open while the tests of one class look at it.</summary>
public sealed class OpenCluster : IAsyncLifetime
{
    public const string OddSearchPath = "o'clock, \"b\\s\"";

    public PrivateCluster Cluster { get; private set; } = null!;

    internal Scratch Scratch { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string>(Scratch.Options.Settings) { ["search_path"] = OddSearchPath };
        Cluster = await PrivateCluster.OpenAsync(
            Scratch.Options with { Settings = settings }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        ServerUnderTest.IsServed(Scratch).ShouldBeFalse("its last user has left");
        Scratch.Dispose();
    }
}
