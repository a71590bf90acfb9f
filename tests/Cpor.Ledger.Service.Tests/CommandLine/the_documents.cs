using Npgsql;

namespace Cpor.Ledger.Service.Tests.CommandLine;

/// <summary>
/// The documents' commands, run from top to bottom in a fresh folder, each with the outcome that is shown.
/// </summary>
public class the_documents(Database database)
{
    private static readonly string _tool =
        Path.Combine(RepositoryFolder.Root, "src/Cpor.Ledger.Cli/bin/Debug/net10.0");

    private static readonly IReadOnlyList<ShownCommand> _readme = Commands("README.md");

    [Fact]
    public async Task the_readme_is_one_walk_that_works()
    {
        using var walk = new Walk();

        var differences = await walk.RunAsync(Possible(_readme), new Dictionary<string, string?>());

        differences.ShouldBeEmpty();
    }

    /// <summary>Over a database of its own, as an operator has one.</summary>
    [Fact]
    public async Task the_operators_document_is_another_one_with_a_backup_that_is_restored()
    {
        using var walk = new Walk();
        var opened = await database.CreateLedgerAsync();
        var owner = new NpgsqlConnectionStringBuilder(opened.Owner);
        var programs = await ProgramsAsync(opened.Owner!);
        if (!File.Exists(Path.Combine(programs, "pg_dump")))
        {
            TestContext.Current.AddWarning("There is no pg_dump on this machine: no backup was made and restored.");
            return;
        }

        var differences = await walk.RunAsync(Possible(Commands("src/OPERATING.md")), new Dictionary<string, string?>
        {
            ["ConnectionStrings__Ledger"] = opened.Application,
            ["ConnectionStrings__LedgerOwner"] = opened.Owner,
            ["Ledger__DataFolder"] = Directory.CreateDirectory(walk["data"]).FullName,
            ["PGHOST"] = owner.Host,
            ["PGPORT"] = $"{owner.Port}",
            ["PGUSER"] = owner.Username,
            ["PGPASSWORD"] = owner.Password,
            ["PGDATABASE"] = owner.Database,
            ["PATH"] = string.Join(Path.PathSeparator, programs, _tool, Environment.GetEnvironmentVariable("PATH")),
        });

        differences.ShouldBeEmpty();
    }

    [Fact]
    public void most_of_the_readme_is_run_and_the_rest_has_a_reason()
    {
        _readme.Count(command => command.NotRun is null).ShouldBeGreaterThan(60);
        _readme.Where(command => command.NotRun is not null).Select(command => command.Text.Split(' ')[0])
            .ShouldBeSubsetOf(["dotnet", "docker"]);
    }

    [Fact]
    public void a_command_says_how_it_ends()
    {
        var commands = ShownCommand.Of(
        [
            "```console", "$ first", "one … three", "…", "$ second \\", "    --more # exit code 1: refused", "```", "",
            "<!-- not run here: it needs a reason. -->", "```console", "$ third", "```",
            "```console", "$ fourth", "```",
        ]);

        commands.Select(command => (command.Line, command.Text, command.ExitCode, command.NotRun)).ShouldBe(
        [
            (2, "first", 0, null),
            (5, "second \\\n    --more # exit code 1: refused", 1, null),
            (11, "third", 0, "it needs a reason."),
            (14, "fourth", 0, null),
        ]);
        commands[0].Output.ShouldBe(["one … three", "…"]);
    }

    [Fact]
    public void an_outcome_that_is_not_as_shown_is_found()
    {
        var command = new ShownCommand(1, "x", 0, ["a …", "…", "c"], null);

        command.Differences(0, "said before\na b\nb\nc \nd\n").ShouldBeEmpty();
        command.Differences(1, "a b\nc\n").ShouldHaveSingleItem();
        command.Differences(0, "c\na b\n").ShouldHaveSingleItem();
        command.Differences(0, "").Count().ShouldBe(2);
    }

    [Fact]
    public async Task a_walk_goes_on_after_a_fault_and_names_it()
    {
        using var walk = new Walk();

        var differences = await walk.RunAsync(
            ShownCommand.Of(["```console", "$ x=1", "$ false", "$ test $x = 1", "$ echo a", "b", "```"]),
            new Dictionary<string, string?>());

        differences.Select(difference => difference.Split('\n')[0]).ShouldBe(["line 3: false", "line 5: echo a"]);
    }

    private static IReadOnlyList<ShownCommand> Commands(string document) =>
        ShownCommand.Of(File.ReadAllLines(Path.Combine(RepositoryFolder.Root, document)));

    /// <summary>Without those that need a program which this machine lacks; a warning names it.</summary>
    private static List<ShownCommand> Possible(IReadOnlyList<ShownCommand> commands)
    {
        var missing = new[] { "python3", "curl" }.Where(program => !IsInstalled(program)).ToList();
        foreach (var program in missing)
            TestContext.Current.AddWarning($"There is no {program} on this machine: its commands were not run.");
        return [.. commands.Where(command => command.NotRun is null && !missing.Contains(command.Text.Split(' ')[0]))];
    }

    private static async Task<string> ProgramsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select setting from pg_config where name = 'BINDIR'", connection);
        return (string)(await ask.ExecuteScalarAsync())!;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
