using System.Diagnostics;
using Cpor.Ledger.Cli;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.CommandLine;

/// <summary>Commands that look after a ledger, where there is none.</summary>
public class commands_without_a_ledger(Database database)
{
    [Theory]
    [InlineData("import subscriptions samples/imports/subscriptions.csv")]
    [InlineData("keys status")]
    [InlineData("keys rotate")]
    [InlineData("db status")]
    [InlineData("log verify")]
    [InlineData("log key")]
    public async Task are_refused_and_make_no_database(string command)
    {
        using var folder = new Folder();

        var (exitCode, said) = await RunAsync(command, folder, connection: null);

        exitCode.ShouldBe(ExitCodes.Usage, said);
        said.ShouldContain("There is no ledger here");
        said.ShouldContain(folder.Path);
        said.ShouldContain("ConnectionStrings__Ledger");
        folder.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("keys status")]
    [InlineData("log verify")]
    public async Task name_a_database_without_tables_and_what_would_help(string command)
    {
        using var folder = new Folder();
        await using var empty = await database.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(empty.ConnectionString).Database;
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = name };

        var (exitCode, said) = await RunAsync(command, folder, connection.ConnectionString);

        exitCode.ShouldBe(ExitCodes.Usage, said);
        said.ShouldContain($"Using database {name} at ");
        said.ShouldContain("ledger db apply");
        said.ShouldNotContain("42P01");
        said.ShouldNotContain("POSITION");
    }

    /// <summary>As a process: its environment is its own.</summary>
    private static async Task<(int ExitCode, string Said)> RunAsync(string command, Folder data, string? connection)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ledger.dll")])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var word in command.Split(' '))
            start.ArgumentList.Add(word);
        start.Environment["Ledger__DataFolder"] = data.Path;
        start.Environment["ConnectionStrings__Ledger"] = connection;
        using var process = Process.Start(start)!;
        var shown = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await shown);
    }
}
