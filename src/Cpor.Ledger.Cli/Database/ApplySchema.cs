using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;

namespace Cpor.Ledger.Cli.Database;

/// <summary><c>ledger db apply</c>: makes or upgrades the tables with the owner's rights.</summary>
internal static class ApplySchema
{
    public static Command In(Terminal terminal)
    {
        var command = new Command(
            "apply",
            "Make or upgrade the tables as their owner (ConnectionStrings__LedgerOwner), and give the application's "
            + "role (ConnectionStrings__Ledger) its rights. Doing it again changes nothing.");
        command.SetAction(async (_, cancel) =>
        {
            var configuration = Configured.ByEnvironment();
            await using var database = await LedgerDatabase.OpenAsync(
                configuration, Configured.Settings(configuration), terminal.Say, cancel);
            if (database.Owner is null)
                throw new UsageException("The owner's connection string is missing: ConnectionStrings__LedgerOwner.");
            await LedgerHost.MigrateAsync(configuration, database, cancel);
            terminal.Say("The tables are those of this version.");
            return ExitCodes.Ok;
        });
        return command;
    }
}
