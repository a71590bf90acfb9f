using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Importing;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Importing;

/// <summary>What importing has in common, whatever the rows are.</summary>
internal static class ImportCommand
{
    /// <summary>Lets a command import its file as the kind that is made for it.</summary>
    public static Command Of(
        Command command, Terminal terminal, Func<IServiceProvider, ParseResult, IImportKind> kindOf)
    {
        var file = new Argument<FileInfo>("file") { Description = "The file; its ending says what it is." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Decide everything and store nothing." };
        var results = new Option<string>("--results")
        {
            Description = "Where to write a line for each row, .csv or .ndjson; else beside the file, with "
                + ".results.csv after its name.",
        };
        var name = new Option<string>("--name")
        {
            Description = "The import's name, in which keys are unique; else the file's name without its ending.",
        };
        command.Add(file);
        command.Add(dryRun);
        command.Add(results);
        command.Add(name);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetRequiredValue(file).FullName;
            var order = InOrder(new ImportOrder(
                path,
                parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(path),
                Path.GetFullPath(parsed.GetValue(results) ?? $"{path}.results.csv"),
                parsed.GetValue(dryRun)));
            var report = await RunAsync(order, services => kindOf(services, parsed), terminal, cancel);
            terminal.Show(report, parsed.GetValue(LedgerAddress.Json), shown => Table(shown, order));
            return report.Refused == 0 ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    /// <summary>Before a database is looked for.</summary>
    private static ImportOrder InOrder(ImportOrder order)
    {
        if (!File.Exists(order.File))
            throw new UsageException($"There is no file {order.File}.");
        if (order.Results == order.File)
            throw new UsageException("The results would be written over the file itself.");
        return TextRule.Name.ProblemOf("--name", order.Name) is { } problem
            ? throw new UsageException($"--name: {problem.Explanation}")
            : order;
    }

    private static async Task<ImportReport> RunAsync(
        ImportOrder order, Func<IServiceProvider, IImportKind> kindOf, Terminal terminal, CancellationToken cancel)
    {
        var configuration = Configured.ByEnvironment();
        await using var database = await ExistingLedger.OpenAsync(configuration, terminal, cancel);
        await using var ledger = await LedgerHost.WithoutEndpointsAsync(configuration, database, cancel);
        var import = ledger.Services.GetRequiredService<Import>();
        return await ImportScreen.FollowAsync(
            terminal,
            progress => import.RunAsync(kindOf(ledger.Services), order, progress, cancel));
    }

    private static Grid Table(ImportReport report, ImportOrder order)
    {
        var facts = new Grid().AddColumns(2);
        facts.Row("rows", $"{report.Rows}");
        facts.Row("accepted", $"{report.Accepted}{(order.IsDryRun ? ", not stored: a dry run" : "")}");
        facts.Row("refused", $"{report.Refused}");
        facts.Row("unchanged", $"{report.Unchanged}");
        if (report.Resumed > 0)
            facts.Row("done before", $"{report.Resumed}");
        facts.Row("results", order.Results);
        return facts;
    }
}
