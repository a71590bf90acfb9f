using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>One ledger with every kind of fact in it and many claims.</summary>
public sealed class FilledLedger(Database database) : IAsyncLifetime
{
    private const int Claims = 250;

    public TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);
        await EveryFact.TellAsync(Ledger);
        for (var made = 0; made < Claims; made++)
            await Ledger.CreateAsync(Examples.Claim($"claim {made}"), Examples.Fabrikam, "teams");
    }

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}

public class rebuilding_under_writes(FilledLedger filled) : IClassFixture<FilledLedger>
{
    private const int Writers = 4;
    private const int Rebuilds = 2;

    [Theory]
    [InlineData(LedgerClaimProjection.PublicName)]
    [InlineData(ClaimHistoryProjection.PublicName)]
    [InlineData(ReviewQueueProjection.PublicName)]
    [InlineData(AssociationProjection.PublicName)]
    [InlineData(ProofUseProjection.PublicName)]
    public async Task leaves_every_row_as_the_facts_say(string projection)
    {
        var ledger = filled.Ledger;
        await ledger.CatchUpAsync();
        var before = await ledger.StoredAsync(projection);
        var enough = false;
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => ledger.WriteAsync($"{projection} {writer}", () => enough))).ToArray();
        var reader = Task.Run(() => ledger.MissedAsync(() => enough));

        try
        {
            for (var rebuilt = 0; rebuilt < Rebuilds; rebuilt++)
            {
                var rebuild = await ledger.RebuildAsync(projection);
                rebuild.State.ShouldBe("done", rebuild.Failure);
                rebuild.Done.ShouldBe(rebuild.Total!.Value);
            }
        }
        finally
        {
            enough = true;
            await Task.WhenAll(writers);
        }

        (await reader).ShouldBe(0);
        await ledger.CatchUpAsync();
        var after = await ledger.StoredAsync(projection);
        after.ShouldBe(await ledger.ExpectedAsync(projection));
        before.ShouldBeSubsetOf(after);
    }
}
