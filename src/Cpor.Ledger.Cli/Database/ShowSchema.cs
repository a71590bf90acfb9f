using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Storage;
using Npgsql;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Database;

/// <summary>
/// <c>ledger db status</c>: which server, which roles, and whether the tables are those of this version.
/// </summary>
internal static class ShowSchema
{
    public static Command In(Terminal terminal)
    {
        var command = new Command(
            "status", "Tell whether the tables are those of this version: ends with 0 when they are, else with 1.");
        command.SetAction(async (parsed, cancel) =>
        {
            var configuration = Configured.ByEnvironment();
            await using var database = await ExistingLedger.OpenAsync(configuration, terminal, cancel);
            var status = await StatusAsync(database, cancel);
            terminal.Show(status, parsed.GetValue(LedgerAddress.Json), Table);
            return status.IsCurrent ? ExitCodes.Ok : ExitCodes.Refused;
        });
        return command;
    }

    private static async Task<SchemaStatus> StatusAsync(LedgerDatabase database, CancellationToken cancel)
    {
        // As the ledger itself comes in: what its owner can reach says nothing about that.
        var way = database.Application;
        await using var connection = new NpgsqlConnection(way);
        await connection.OpenAsync(cancel);
        return new SchemaStatus(
            connection.Host ?? "",
            connection.Database,
            $"{connection.PostgreSqlVersion}",
            database.IsPrivate,
            new NpgsqlConnectionStringBuilder(database.Application).Username,
            database.Owner is { } owner ? new NpgsqlConnectionStringBuilder(owner).Username : null,
            await SchemaStamp.IsCurrentAsync(way, cancel));
    }

    private static Grid Table(SchemaStatus status)
    {
        var grid = new Grid().AddColumns(2);
        grid.AddRow("server", Markup.Escape($"{status.Server}, PostgreSQL {status.PostgresVersion}"));
        grid.AddRow("database", Markup.Escape(status.Database + (status.IsPrivate ? " (private)" : "")));
        grid.AddRow("application's role", Markup.Escape(status.ApplicationRole ?? ""));
        grid.AddRow("owner's role", Markup.Escape(status.OwnerRole ?? "not given"));
        grid.AddRow(
            "tables", status.IsCurrent ? "those of this version" : "missing or of another version: ledger db apply");
        return grid;
    }

    /// <summary>What is known of the database.</summary>
    public sealed record SchemaStatus(
        string Server,
        string Database,
        string PostgresVersion,
        bool IsPrivate,
        string? ApplicationRole,
        string? OwnerRole,
        bool IsCurrent);
}
