using System.Text.RegularExpressions;
using Cpor.Ledger.Cli;

namespace Cpor.Ledger.Service.Tests.CommandLine;

/// <summary>What the documents tell people to type.</summary>
public partial class documented_commands
{
    private static readonly IReadOnlyList<(string File, string Line)> _shown =
    [
        .. Directory.EnumerateFiles(RepositoryFolder.Root, "*.md", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
            .SelectMany(file => Commands(File.ReadAllLines(file)).Select(line => (file, line))),
    ];

    [Fact]
    public void are_commands_of_the_tool()
    {
        _shown.ShouldNotBeEmpty();
        _shown.Select(shown => (shown.File, shown.Line, Wrong: LedgerTool.Complaints([.. Words(shown.Line)])))
            .Where(shown => shown.Wrong.Count > 0)
            .Select(shown => $"{Path.GetRelativePath(RepositoryFolder.Root, shown.File)}: ledger {shown.Line}: "
                + string.Join(" ", shown.Wrong))
            .ShouldBeEmpty();
    }

    [Fact]
    public void show_every_noun_that_the_tool_has() =>
        LedgerTool.Commands().Select(command => command.Split(' ')[0]).Distinct()
            .ShouldBeSubsetOf(_shown.Select(shown => shown.Line.Split(' ')[0]));

    [Fact]
    public void are_found_wherever_they_stand()
    {
        Commands(["$ ledger claim show 1 # now", "$ X=$(ledger token --role auditor)", "ledger is a word", "$ curl x"])
            .ShouldBe(["claim show 1", "token --role auditor"]);
        Commands(["$ until ledger health &> /dev/null; do sleep 1; done"]).ShouldBe(["health"]);
        Commands(["$ dotnet run --project src/Cpor.Ledger.Cli -- demo --exit"]).ShouldBe(["demo --exit"]);
        Commands(["$ docker compose exec ledger dotnet ledger.dll db status"]).ShouldBe(["db status"]);
        Words("claim list --name 'two words'").ShouldBe(["claim", "list", "--name", "two words"]);
    }

    [Fact]
    public void would_be_found_wrong()
    {
        LedgerTool.Complaints(["claim", "shw", "1"]).ShouldNotBeEmpty();
        LedgerTool.Complaints(["token"]).ShouldNotBeEmpty("a role is required");
        LedgerTool.Complaints(["claim", "show", "1", "--vresion", "2"]).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Commands(IEnumerable<string> lines) => lines
        .Where(line => line.StartsWith("$ ", StringComparison.Ordinal))
        .SelectMany(line => Call().Matches(line.Split(" # ")[0]))
        .Select(call => call.Groups["words"].Value.Trim());

    private static IEnumerable<string> Words(string line) =>
        Word().Matches(line).Select(word => word.Value.Trim('\'', '"'));

    [GeneratedRegex(
        @"(?:(?<=[ (])ledger(?! dotnet )|ledger\.dll|src/Cpor\.Ledger\.Cli --) (?<words>[^()|>;&]+)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"|\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
