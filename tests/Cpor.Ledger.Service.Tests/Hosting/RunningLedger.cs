using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>One ledger for the tests of a class that do not disturb each other.</summary>
public sealed class RunningLedger(Database database) : IAsyncLifetime
{
    public TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}
