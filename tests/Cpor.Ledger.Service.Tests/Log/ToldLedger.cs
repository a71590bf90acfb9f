using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>One ledger with every kind of fact in it, published, for tests that only look.</summary>
public sealed class ToldLedger(Database database) : IAsyncLifetime
{
    public TestLedger Ledger { get; private set; } = null!;

    public Readers Readers { get; private set; } = null!;

    /// <summary>The log as far as it was published when the story was over.</summary>
    public LogTable Log { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);
        await EveryFact.TellAsync(Ledger);
        var size = (int)(await Ledger.PublishedAsync()).Checkpoint.Size;
        var log = await LogTable.SettledAsync(Ledger.OwnerConnectionString);
        Log = log with { Rows = [.. log.Rows.Take(size)] };
        Readers = new Readers(Ledger);
    }

    public async ValueTask DisposeAsync()
    {
        Readers.Dispose();
        await Ledger.DisposeAsync();
    }
}

/// <summary>The tests that share one <see cref="ToldLedger"/>.</summary>
[CollectionDefinition(nameof(ToldLedger))]
public sealed class ToldTests : ICollectionFixture<ToldLedger>;
