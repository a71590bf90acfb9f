using System.Text.RegularExpressions;

namespace Cpor.Ledger.Tidy;

public partial class documents_tell_the_truth
{
    [Fact]
    public void every_command_they_show_exists() => Repository.Documents.ShouldKeep(UnknownCommands);

    [Fact]
    public void the_readmes_test_command_is_the_one_that_ci_runs()
    {
        var shown = Commands(Repository.File("README.md")).Select(command => command.Text)
            .Where(command => command.StartsWith("dotnet test", StringComparison.Ordinal))
            .ToList();

        shown.ShouldHaveSingleItem();
        Repository.File(".ci/run").Lines.ShouldContain($"step tests {shown[0]} || status=$?");
    }

    [Fact]
    public void every_relative_link_leads_somewhere() => Repository.Documents.ShouldKeep(DeadLinks);

    [Fact]
    public void every_decision_has_a_date_a_choice_a_cost_and_a_way_back() =>
        IncompleteDecisions(Repository.File("src/DECISIONS.md")).ShouldBeTidy();

    [Fact]
    public void a_command_that_does_not_exist_is_found()
    {
        Rule rule = UnknownCommands;

        rule.LinesFoundIn("README.md", Shown("dotnet run --project src/Nowhere -- demo")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown("make all")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown(".ci/nothing")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown("export PATH=$PWD/src/Nowhere/bin/Debug:$PATH")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown("python3 samples/nothing.py")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown("export A=$(make token)")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown("A=b make all")).ShouldBe([2]);
        rule.LinesFoundIn("README.md", Shown("A=b ledger serve")).ShouldBeEmpty();
        rule.LinesFoundIn("README.md", Shown("export A=$(ledger token) B=c && mkdir d")).ShouldBeEmpty();
        rule.LinesFoundIn("README.md", Shown("dotnet run --project src/Cpor.Ledger.Cli -- demo")).ShouldBeEmpty();
        rule.LinesFoundIn("README.md", Shown("dotnet test --project tests/Cpor.Ledger.Tidy")).ShouldBeEmpty();
        rule.LinesFoundIn("README.md", Shown("docker compose up --build --wait")).ShouldBeEmpty();
    }

    [Fact]
    public void a_dead_link_is_found()
    {
        Rule rule = DeadLinks;

        rule.LinesFoundIn("README.md", "[x](src/README.md)\n[y](src/NOTHING.md)\n[z](https://example.com/a)")
            .ShouldBe([2]);
        rule.LinesFoundIn("src/README.md", "# A b\n[x](../README.md)\n[y](#a-b)\n[z](#c)\n`[v](w.md)`").ShouldBe([4]);
    }

    [Fact]
    public void an_incomplete_decision_is_found()
    {
        Rule rule = IncompleteDecisions;
        const string Whole = "## 2026-11-22 · A\n**Choice.** B.\n**Cost.** C.\n**We would change our mind if** D.\n";

        rule.LinesFoundIn("a.md", Whole).ShouldBeEmpty();
        rule.LinesFoundIn("a.md", Whole + "\n## 2026-11-21 · A\n" + Whole[(Whole.IndexOf('\n') + 1)..]).ShouldBe([6]);
        rule.LinesFoundIn("a.md", Whole.Replace("**Cost.**", "Cost:")).ShouldBe([1]);
        rule.LinesFoundIn("a.md", Whole + string.Concat(Enumerable.Repeat("More.\n", 7))).ShouldBe([1]);
        rule.LinesFoundIn("a.md", "## Undated\n").ShouldBe([1]);
    }

    private static IEnumerable<string> UnknownCommands(SourceFile file) => Commands(file)
        .Where(command => !Exists(command.Text))
        .Select(command => file.Finding(command.Line, $"'{command.Text}' does not run here"));

    private static IEnumerable<(string Text, int Line)> Commands(SourceFile file) => file.Lines.Index()
        .Where(line => line.Item.StartsWith("$ ", StringComparison.Ordinal))
        .Select(line => (line.Item[2..].Split(" #")[0].Trim(), line.Index + 1));

    // A variable before a command is its environment. What follows "ledger" is parsed by the tool itself in the tests
    // of its command line, which also run the README and the operators' document. Files and projects must be there.
    private static bool Exists(string command) => Words(Assignments().Replace(command, string.Empty)) switch
    {
        ["git", "clone", ..] or ["cd", ..] or ["dotnet", "test" or "build" or "restore" or "format"] => true,
        ["dotnet", "build", var project, ..] => HasProject(project),
        ["dotnet", "run" or "test", .. var options] => options.SkipWhile(option => option != "--project").ToList() is
            ["--project", var project, ..] && HasProject(project),
        ["docker", "compose", ..] => IsFile("docker-compose.yml"),
        ["docker", "build", "--file", var file, ..] => IsFile(file),
        [] or ["ledger" or "ledger-verify", _, ..] => true,
        [var program, _, ..] when _programs.Contains(program) => true,
        ["python3", "-m", ..] => true,
        ["python3", var script, ..] => IsFile(script),
        ["export", .. var assignments] => assignments.All(IsFounded),
        [var script] => IsFile(script),
        _ => false,
    };

    // Programs in it were built here, and commands in it are known.
    private static bool IsFounded(string assignment) =>
        BuiltFolder().Matches(assignment).All(built => HasProject(built.Groups[1].Value))
        && Inner().Matches(assignment).All(command => command.Groups[1].Value is "ledger" or "docker");

    private static string[] Words(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool HasProject(string folder) => IsFile($"{folder}/{Path.GetFileName(folder)}.csproj");

    private static bool IsFile(string path) => File.Exists(Path.Combine(Repository.Root, path));

    private static IEnumerable<string> DeadLinks(SourceFile file) =>
        from line in file.Lines.Index()
        from link in Link().Matches(CodeSpan().Replace(line.Item, string.Empty))
        let target = link.Groups[1].Value
        where !Absolute().IsMatch(target) && !LeadsSomewhere(file, target)
        select file.Finding(line.Index + 1, $"{target} leads nowhere");

    private static bool LeadsSomewhere(SourceFile file, string target)
    {
        var (path, heading) = target.Split('#') is [var first, var second] ? (first, second) : (target, string.Empty);
        if (path.Length == 0)
        {
            return HasHeading(file.Lines, heading);
        }

        var full = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file.Path)!, path));
        return heading.Length == 0
            ? Path.Exists(full)
            : File.Exists(full) && HasHeading(File.ReadAllLines(full), heading);
    }

    private static bool HasHeading(IEnumerable<string> lines, string heading) =>
        lines.Where(line => line.StartsWith('#')).Select(Anchor).Contains(heading);

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    private static IEnumerable<string> IncompleteDecisions(SourceFile file)
    {
        var starts = file.Lines.Index().Where(line => line.Item.StartsWith("## ", StringComparison.Ordinal)).ToList();
        var before = string.Empty;
        foreach (var (number, (start, title)) in starts.Index())
        {
            var end = number + 1 < starts.Count ? starts[number + 1].Index : file.Lines.Length;
            var lines = file.Lines[start..end].Where(line => line.Trim().Length > 0).ToList();
            var date = DecisionTitle().Match(title).Groups[1].Value;
            if (date.Length == 0 || string.CompareOrdinal(date, before) < 0)
            {
                yield return file.Finding(start + 1, "starts with '## yyyy-mm-dd · title', newest last");
            }
            else if (lines.Count > 10 || !_parts.All(part => lines.Exists(line => line.StartsWith(part))))
            {
                yield return file.Finding(start + 1, $"at most ten lines, with {string.Join(' ', _parts)}");
            }

            before = date;
        }
    }

    /// <summary>What every system of ours has, and what the documents define themselves.</summary>
    private static readonly HashSet<string> _programs =
    [
        "createdb", "curl", "grep", "kill", "mkdir", "pg_dump", "pg_restore", "printf", "rm", "tar", "until",
        "wait_for", "wait_for()",
    ];

    private static readonly string[] _parts = ["**Choice.**", "**Cost.**", "**We would change our mind if**"];

    private static string Shown(string command) => $"```console\n$ {command}\n```";

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^(\w+=\S+( |$))+")]
    private static partial Regex Assignments();

    [GeneratedRegex(@"\$PWD/(\S+?)/bin/")]
    private static partial Regex BuiltFolder();

    [GeneratedRegex(@"\$\((\w+)")]
    private static partial Regex Inner();

    [GeneratedRegex("^[a-z]+:")]
    private static partial Regex Absolute();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"^## (\d{4}-\d\d-\d\d) · \S")]
    private static partial Regex DecisionTitle();
}
