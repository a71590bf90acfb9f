using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Storage;
using Npgsql;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Database;

/// <summary>
/// <c>ledger db status</c>: which server, which roles, and what is otherwise in the database than this version expects.
/// </summary>
internal static class ShowSchema
{
    public static Command In(Terminal terminal)
    {
        var command = new Command(
            "status",
            "Compare tables, columns, indexes, triggers, functions and grants with those of this version, and name "
            + "each difference. Ends with 0 when there is none, else with 1.");
        command.SetAction(async (parsed, cancel) =>
        {
            var configuration = Configured.ByEnvironment();
            await using var database = await ExistingLedger.OpenAsync(configuration, terminal, cancel);
            var status = await StatusAsync(configuration, database, cancel);
            terminal.Show(status, parsed.GetValue(LedgerAddress.Json), Table);
            return status.IsCurrent ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    private static async Task<SchemaStatus> StatusAsync(
        IConfiguration configuration, LedgerDatabase database, CancellationToken cancel)
    {
        // As the ledger itself comes in: what its owner can reach says nothing about that.
        await using var connection = new NpgsqlConnection(database.Application);
        await connection.OpenAsync(cancel);
        var differences = await LedgerHost.CompareAsync(configuration, database, cancel);
        return new SchemaStatus(
            connection.Host ?? "",
            connection.Database,
            $"{connection.PostgreSqlVersion}",
            database.IsPrivate,
            database.ApplicationRole,
            database.Owner is { } owner ? new NpgsqlConnectionStringBuilder(owner).Username : null,
            differences.Count == 0,
            differences);
    }

    private static Grid Table(SchemaStatus status)
    {
        var grid = new Grid().AddColumns(2);
        grid.AddRow("server", Markup.Escape($"{status.Server}, PostgreSQL {status.PostgresVersion}"));
        grid.AddRow("database", Markup.Escape(status.Database + (status.IsPrivate ? " (private)" : "")));
        grid.AddRow("application's role", Markup.Escape(status.ApplicationRole));
        grid.AddRow("owner's role", Markup.Escape(status.OwnerRole ?? "not given"));
        grid.AddRow("tables", status.IsCurrent
            ? "those of this version"
            : $"{status.Differences.Count} differences from this version, which 'ledger db apply' mends");
        foreach (var difference in status.Differences)
            grid.AddRow("", Markup.Escape($"{difference}"));
        return grid;
    }

    /// <summary>What is known of the database.</summary>
    public sealed record SchemaStatus(
        string Server,
        string Database,
        string PostgresVersion,
        bool IsPrivate,
        string ApplicationRole,
        string? OwnerRole,
        bool IsCurrent,
        IReadOnlyList<SchemaDifference> Differences);
}
