namespace Cpor.Ledger.Tidy;

/// <summary>The README's map leads to what is there, and leaves nothing out at the top.</summary>
public class the_map_of_the_tree
{
    private const string Heading = "## The tree";

    private static readonly List<string> _tracked =
        [.. Repository.Files.Select(file => file.Path).Concat(Repository.Tracked).Distinct()];

    [Fact]
    public void leads_only_to_what_is_there() =>
        Paths(Repository.File("README.md")).Where(path => !Exists(path)).ShouldBeEmpty();

    [Fact]
    public void shows_every_entry_that_a_reader_meets_at_the_top() =>
        _tracked.Select(path => path.Split('/')[0]).Distinct()
            .Where(entry => entry != "README.md" && (entry == ".ci" || !entry.StartsWith('.')))
            .Except(Paths(Repository.File("README.md")))
            .ShouldBeEmpty();

    [Fact]
    public void shows_every_project_of_the_source() =>
        _tracked.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj"))
            .Select(path => Path.GetDirectoryName(path)!)
            .Except(Paths(Repository.File("README.md")))
            .ShouldBeEmpty();

    [Fact]
    public void is_read_by_its_indentation() =>
        Paths(new SourceFile("README.md", $"{Heading}\n\n```\nsrc   all\n  A   a\n    B b\n  C c\ntests t\n```\nx y\n"))
            .ShouldBe(["src", "src/A", "src/A/B", "src/C", "tests"]);

    private static bool Exists(string path) =>
        _tracked.Exists(file => file == path || file.StartsWith(path + "/", StringComparison.Ordinal));

    private static List<string> Paths(SourceFile readme)
    {
        var names = new List<string>();
        var paths = new List<string>();
        var lines = readme.Lines.SkipWhile(line => line != Heading)
            .SkipWhile(line => !line.StartsWith("```", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            names.RemoveRange(depth, names.Count - depth);
            names.Add(line.Trim().Split(' ')[0]);
            paths.Add(string.Join('/', names));
        }

        return paths;
    }
}
