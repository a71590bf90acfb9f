using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class rebuilding_under_writes(Database database)
{
    private const int Writers = 4;
    private const int Claims = 250;
    private const int Rebuilds = 3;

    [Theory]
    [InlineData(LedgerClaimProjection.PublicName)]
    [InlineData(ClaimHistoryProjection.PublicName)]
    [InlineData(ReviewQueueProjection.PublicName)]
    [InlineData(AssociationProjection.PublicName)]
    [InlineData(ProofUseProjection.PublicName)]
    public async Task leaves_every_row_as_the_facts_say(string projection)
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);
        await EveryFact.TellAsync(ledger);
        for (var made = 0; made < Claims; made++)
            await ledger.CreateAsync(Examples.Claim($"claim {made}"), Examples.Fabrikam, "teams");
        await ledger.CatchUpAsync();
        var before = await ledger.StoredAsync(projection);
        var enough = false;
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => ledger.WriteAsync($"writer {writer}", () => enough))).ToArray();
        var reader = Task.Run(() => ledger.MissedAsync(() => enough));

        for (var rebuilt = 0; rebuilt < Rebuilds; rebuilt++)
        {
            var rebuild = await ledger.RebuildAsync(projection);
            rebuild.State.ShouldBe("done", rebuild.Failure);
            rebuild.Done.ShouldBe(rebuild.Total!.Value);
        }

        enough = true;
        await Task.WhenAll(writers);
        (await reader).ShouldBe(0);
        await ledger.CatchUpAsync();
        var after = await ledger.StoredAsync(projection);
        after.ShouldBe(await ledger.ExpectedAsync(projection));
        before.ShouldBeSubsetOf(after);
    }
}
