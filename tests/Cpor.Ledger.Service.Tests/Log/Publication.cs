using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Service.Log.Publishing;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Log;

/// <summary>What a test ledger publishes.</summary>
public static class Publication
{
    extension(TestLedger ledger)
    {
        public TileFolder Tiles => ledger.Services.GetRequiredService<TileFolder>();

        public async Task<VerifierKey> LogKeyAsync() =>
            (await ledger.Services.GetRequiredService<LogKeys>().OpenAsync(CancellationToken.None))[0].Verifier;

        /// <summary>Waits until everything that is stored now is published.</summary>
        public async Task<PublishedCheckpoint> PublishedAsync()
        {
            var size = (await LogTable.SettledAsync(ledger.OwnerConnectionString)).Rows.Count;
            var checkpoints = ledger.Services.GetRequiredService<Checkpoints>();
            return await TestLedger.UntilAsync(
                async () => await checkpoints.NewestAsync(CancellationToken.None) is { } newest
                    && newest.Checkpoint.Size >= size ? newest : null,
                () => Task.FromResult($"a checkpoint covers {size} entries"));
        }

        /// <summary>So many claims with a few comments each.</summary>
        public async Task FillAsync(int claims)
        {
            for (var made = 0; made < claims; made++)
                await ledger.CreateAsync(Examples.Claim($"filled {made}"), Examples.Contoso, "exchange-online");
        }
    }
}
