using System.Text;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Log.Publishing;
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

        /// <summary>Waits until everything that is stored now is published, in the folder too.</summary>
        public async Task<PublishedCheckpoint> PublishedAsync()
        {
            var size = (await LogTable.SettledAsync(ledger.OwnerConnectionString)).Rows.Count;
            var checkpoints = ledger.Services.GetRequiredService<Checkpoints>();
            return await TestLedger.UntilAsync(
                async () => ledger.SizeInFolder() < size
                    ? null
                    : await checkpoints.NewestAsync(CancellationToken.None),
                () => Task.FromResult($"a checkpoint covers {size} entries"));
        }

        // The folder is written last.
        private long SizeInFolder() => ledger.Tiles.Read(TileFolder.CheckpointName) is { } note
            ? long.Parse(Encoding.UTF8.GetString(note).Split('\n')[1])
            : -1;

        /// <summary>So many claims.</summary>
        public async Task FillAsync(int claims, string name = "filled")
        {
            for (var made = 0; made < claims; made++)
                await ledger.CreateAsync(Examples.Claim($"{name} {made}"), Examples.Contoso, "exchange-online");
        }
    }
}
