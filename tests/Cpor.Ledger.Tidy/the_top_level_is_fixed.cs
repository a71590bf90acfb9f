namespace Cpor.Ledger.Tidy;

public class the_top_level_is_fixed
{
    /// <summary>The product's own entries, then the files that tools find nowhere else.</summary>
    private static readonly HashSet<string> _allowed =
    [
        "src", "tests", "samples", "Cpor.Ledger.sln", "docker-compose.yml", "README.md",
        "CHANGELOG.md", "LICENSE", "SECURITY.md",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
        ".ci", ".config", ".github", ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", ".globalconfig",
    ];

    [Fact]
    public void no_entry_is_added_beside_the_agreed_ones() =>
        Unexpected(Repository.Files.Select(file => file.Path)).ShouldBeTidy();

    [Fact]
    public void the_entries_everybody_starts_from_are_there()
    {
        var entries = Repository.Tracked.Select(Entry).ToHashSet();
        string[] needed = ["src", "tests", "Cpor.Ledger.sln", "README.md", "CHANGELOG.md", "LICENSE", ".ci"];

        needed.Where(entry => !entries.Contains(entry)).ShouldBeEmpty();
    }

    [Fact]
    public void a_stray_file_or_folder_is_found() =>
        Unexpected(["src/a.cs", "PLAN.md", "tools/x/y.sh", "README.md", "tools/z.sh"]).ShouldBe(
        [
            "PLAN.md:1: is not one of the top-level entries",
            "tools:1: is not one of the top-level entries",
        ]);

    private static IEnumerable<string> Unexpected(IEnumerable<string> paths) =>
        paths.Select(Entry).Distinct().Except(_allowed)
            .Select(entry => $"{entry}:1: is not one of the top-level entries");

    private static string Entry(string path) => path.Split('/')[0];
}
