using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class rebuilding_again_and_again(Database database)
{
    private const int Rebuilds = 5;

    // Wolverine looks for stopped agents and starts them: all the time here, so also while a rebuild has stopped one.
    // The facts have a lost race among them, and so a gap in their sequence, before which the daemon waits for every
    // transaction that is open.
    [Fact]
    public async Task ends_and_leaves_the_projection_running()
    {
        var logs = new HeardLogs();
        await using var ledger = await TestLedger.StartAsync(database, configure: services =>
        {
            EveryFact.Register(services);
            services.AddSingleton<ILoggerProvider>(logs);
            services.ConfigureWolverine(options =>
                options.Durability.CheckAssignmentPeriod = TimeSpan.FromMilliseconds(5));
        });
        await EveryFact.TellAsync(ledger);

        for (var rebuilt = 0; rebuilt < Rebuilds; rebuilt++)
            (await ledger.RebuildAsync(ReviewQueueProjection.PublicName)).State.ShouldBe("done");

        await ledger.CreateAsync(Examples.Claim("afterwards"), Examples.Fabrikam, "teams");
        await ledger.CatchUpAsync();
        (await ledger.ProjectionAsync(ReviewQueueProjection.PublicName)).State.ShouldBe("running");
        logs.All.ShouldNotContain("trying to start agent");
    }
}
