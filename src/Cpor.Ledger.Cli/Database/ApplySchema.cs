using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Database;

/// <summary><c>ledger db apply</c>: makes, mends or upgrades the tables with the owner's rights.</summary>
internal static class ApplySchema
{
    public static Command In(Terminal terminal)
    {
        var command = new Command(
            "apply",
            "Make, mend or upgrade the tables as their owner (ConnectionStrings__LedgerOwner), and give the "
            + "application's role (ConnectionStrings__Ledger) its rights. Doing it again changes nothing. Ends with 1 "
            + "when something is left that it cannot mend.");
        command.SetAction(async (parsed, cancel) =>
        {
            var configuration = Configured.ByEnvironment();
            await using var database = await LedgerDatabase.OpenAsync(
                configuration, Configured.Settings(configuration), terminal.Say, cancel);
            if (database.Owner is null)
                throw new UsageException("The owner's connection string is missing: ConnectionStrings__LedgerOwner.");
            var upgrade = await LedgerHost.MigrateAsync(configuration, database, cancel);
            terminal.Show(upgrade, parsed.GetValue(LedgerAddress.Json), Table);
            terminal.Say(upgrade.Left.Count == 0
                ? "The tables are those of this version."
                : "The tables are not those of this version: what is left has to be mended by hand.");
            return upgrade.Left.Count == 0 ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    private static Grid Table(SchemaUpgrade upgrade)
    {
        var grid = new Grid().AddColumns(2);
        foreach (var difference in upgrade.Found.Except(upgrade.Left))
            grid.AddRow("mended", Markup.Escape($"{difference}"));
        foreach (var difference in upgrade.Left)
            grid.AddRow("left", Markup.Escape($"{difference}"));
        return grid;
    }
}
