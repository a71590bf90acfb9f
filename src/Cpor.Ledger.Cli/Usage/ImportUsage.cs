using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Usage;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Usage;

/// <summary><c>ledger usage import</c>: brings in a file of monthly usage, all of it or nothing.</summary>
internal static class ImportUsage
{
    public static Command In(Terminal terminal)
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "CSV in UTF-8 with the columns CustomerTenantId, WorkloadName or SubscriptionId, Date (the "
                + "first day of a month), MonthlyActiveUsers and PaidAvailableUnits.",
        };
        return Conversation.Of(
            new Command("import", "Import monthly usage data, all of the file or nothing. Again is the same.") { file },
            terminal,
            async (talk, cancel) =>
            {
                await using var csv = talk.The(file).OpenRead();
                return talk.Show(await talk.Ledger.ImportUsageAsync(csv, cancel), Table);
            });
    }

    private static Grid Table(UsageImportView report)
    {
        var facts = new Grid().AddColumns(2);
        facts.Row("rows", $"{report.Rows}");
        facts.Row("new", $"{report.Added}");
        facts.Row("changed", $"{report.Changed}");
        facts.Row("as before", $"{report.Unchanged}");
        return facts;
    }
}
