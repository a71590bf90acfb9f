using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Checks;
using Cpor.Ledger.Service.Hosting;
using NodaTime;
using Npgsql;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Catalogue;

/// <summary>
/// <c>ledger catalogue import</c>: brings subscriptions into the database of the environment's connection string.
/// </summary>
internal static class ImportSubscriptions
{
    public static Command In(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "Subscriptions, .json or .csv: subscriptionId, tenantId, product, state, channel, from, to.",
        };
        var command = new Command(
            "import",
            "Import subscriptions into the database that ConnectionStrings__Ledger names. Importing a file again "
            + "changes nothing. Ends with 1 when rows were left out.")
        {
            file,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var report = await ImportAsync(parsed.GetRequiredValue(file), terminal, cancel);
            terminal.Show(report, parsed.GetValue(LedgerAddress.Json), Table);
            return report.BadRows == 0 ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    private static async Task<ImportReport> ImportAsync(FileInfo file, Terminal terminal, CancellationToken cancel)
    {
        var configuration = Configured.ByEnvironment();
        await using var database = await LedgerDatabase.OpenAsync(
            configuration, Configured.Settings(configuration), terminal.Say, cancel);
        await using var source = NpgsqlDataSource.Create(database.Application);
        await using var content = file.OpenRead();
        return await new SubscriptionImport(source, SystemClock.Instance)
            .ImportAsync(content, FormatOf(file), cancel);
    }

    private static SubscriptionFormat FormatOf(FileInfo file) => file.Extension.ToLowerInvariant() switch
    {
        ".json" => SubscriptionFormat.Json,
        ".csv" => SubscriptionFormat.Csv,
        var other => throw new UsageException($"'{other}' is no format of subscriptions: give .json or .csv."),
    };

    private static IRenderable Table(ImportReport report)
    {
        var facts = new Grid().AddColumns(2);
        facts.Row("rows", $"{report.Rows}");
        facts.Row("new", $"{report.Added}");
        facts.Row("changed", $"{report.Changed}");
        facts.Row("as before", $"{report.Unchanged}");
        facts.Row("left out", $"{report.BadRows}");
        if (report.Problems.IsEmpty)
            return facts;
        var problems = new Listing("row", "column", "problem").WithTextLast();
        foreach (var problem in report.Problems)
            problems.Add(new Text($"{problem.Row}"), new Text(problem.Field), new Text(problem.Explanation));
        return new Rows(facts, problems);
    }
}
