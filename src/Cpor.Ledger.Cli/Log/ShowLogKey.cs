using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Hosting;

namespace Cpor.Ledger.Cli.Log;

/// <summary>
/// <c>ledger log key</c>: the verifier keys that this ledger's checkpoints are signed with, for a policy. Auditors
/// get them from here, by a way that they trust, and not from a dossier.
/// </summary>
internal static class ShowLogKey
{
    public static Command In(Terminal terminal)
    {
        var command = new Command("key", "Show the keys that the log is signed with, for those who check.");
        command.SetAction(async (_, cancel) =>
        {
            var configuration = WebApplication.CreateSlimBuilder().Configuration;
            await using var database = await ExistingLedger.OpenAsync(configuration, terminal, cancel);
            await using var app = await LedgerHost.WithoutEndpointsAsync(configuration, database, cancel);
            foreach (var key in await app.Services.GetRequiredService<LogKeys>().OpenAsync(cancel))
                await terminal.Output.WriteLineAsync($"{key.Verifier}");
            return ExitCodes.Ok;
        });
        return command;
    }
}
