using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cpor.Ledger.Tidy;

public partial class projects_are_complete
{
    [Fact]
    public void every_package_has_one_exact_version_in_one_place()
    {
        Inexact(Repository.File("Directory.Packages.props")).ShouldBeTidy();
        Repository.BuildFiles.ShouldKeep(VersionsElsewhere);
    }

    [Fact]
    public void every_pinned_package_is_used() =>
        Unused(Repository.File("Directory.Packages.props"), Used()).ShouldBeTidy();

    [Fact]
    public void every_project_has_a_tracked_lock_file()
    {
        var folders = Repository.Projects.Select(file => Path.GetDirectoryName(file.Path)!.Replace('\\', '/'));

        WithoutLockFile(folders, Repository.Tracked).ShouldBeTidy();
    }

    [Fact]
    public void every_project_is_in_the_solution_and_the_solution_names_no_other() =>
        Differences(Repository.File("Cpor.Ledger.sln"), Repository.Projects.Select(file => file.Path)).ShouldBeTidy();

    [Theory]
    [InlineData("[1.0.0]")]
    [InlineData("1.*")]
    [InlineData("(1.0,2.0)")]
    [InlineData("1")]
    public void a_version_that_is_not_exact_is_found(string version)
    {
        Rule rule = Inexact;

        rule.LinesFoundIn("a.props", Pin("A", version)).ShouldBe([2]);
        rule.LinesFoundIn("a.props", Pin("A", "1.2.3-beta.1")).ShouldBeEmpty();
    }

    [Fact]
    public void a_version_outside_the_central_file_is_found()
    {
        Rule rule = VersionsElsewhere;

        rule.LinesFoundIn("a.csproj", "<P>\n<PackageReference Include=\"A\" Version=\"1.0.0\" />\n</P>").ShouldBe([2]);
        rule.LinesFoundIn("a.csproj", "<P>\n<PackageReference Include=\"A\" VersionOverride=\"1.0\" />\n</P>")
            .ShouldBe([2]);
        rule.LinesFoundIn("a.csproj", "<P>\n<PackageReference Include=\"A\" />\n</P>").ShouldBeEmpty();
    }

    [Fact]
    public void a_pin_nobody_needs_is_found() =>
        Unused(new SourceFile("a.props", Pin("A", "1.0.0")), ["B"]).ShouldBe(["a.props:2: nobody uses A"]);

    [Fact]
    public void a_missing_lock_file_is_found() => WithoutLockFile(["src/A", "src/B"], ["src/A/packages.lock.json"])
        .ShouldBe(["src/B/packages.lock.json:1: is not tracked: restore, then add it"]);

    [Fact]
    public void a_project_missing_on_either_side_is_found()
    {
        const string Text = """
            Project("{1}") = "A", "src\A\A.csproj", "{2}"
            Project("{1}") = "B", "src\B\B.csproj", "{3}"
            """;

        Differences(new SourceFile("a.sln", Text), ["src/A/A.csproj", "src/C/C.csproj"]).ShouldBe(
            ["src/C/C.csproj:1: is not in a.sln", "a.sln:1: names src/B/B.csproj, which is not there"]);
    }

    private static IEnumerable<string> Inexact(SourceFile file) =>
        from pin in Elements(file, "PackageVersion")
        let version = pin.Attribute("Version")?.Value ?? string.Empty
        where !ExactVersion().IsMatch(version)
        select file.Finding(Line(pin), $"{pin.Attribute("Include")?.Value} {version} is not one exact version");

    private static IEnumerable<string> VersionsElsewhere(SourceFile file) =>
        from reference in Elements(file, "PackageReference")
        where reference.Attributes().Any(attribute => attribute.Name.LocalName is "Version" or "VersionOverride")
        select file.Finding(Line(reference), "versions belong in Directory.Packages.props");

    private static IEnumerable<string> Unused(SourceFile file, HashSet<string> used) =>
        from pin in Elements(file, "PackageVersion")
        let name = pin.Attribute("Include")?.Value ?? string.Empty
        where !used.Contains(name)
        select file.Finding(Line(pin), $"nobody uses {name}");

    /// <summary>Every package the lock files hold at a version of our choice, direct or transitive.</summary>
    private static HashSet<string> Used()
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Repository.Files.Where(file => file.Name == "packages.lock.json"))
        {
            using var json = JsonDocument.Parse(file.Text);
            used.UnionWith(
                from framework in json.RootElement.GetProperty("dependencies").EnumerateObject()
                from package in framework.Value.EnumerateObject()
                where package.Value.GetProperty("type").GetString() is "Direct" or "CentralTransitive"
                select package.Name);
        }

        return used;
    }

    private static IEnumerable<string> WithoutLockFile(IEnumerable<string> folders, IEnumerable<string> tracked) =>
        folders.Select(folder => $"{folder}/packages.lock.json").Except(tracked)
            .Select(path => $"{path}:1: is not tracked: restore, then add it");

    private static IEnumerable<string> Differences(SourceFile solution, IEnumerable<string> projects)
    {
        var named = ProjectLine().Matches(solution.Text)
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .ToList();
        var there = projects.ToList();
        return there.Except(named).Select(path => $"{path}:1: is not in {solution.Path}")
            .Concat(named.Except(there).Select(path => solution.Finding(1, $"names {path}, which is not there")));
    }

    private static IEnumerable<XElement> Elements(SourceFile file, string name) =>
        XDocument.Parse(file.Text, LoadOptions.SetLineInfo).Descendants(name);

    private static int Line(XElement element) => ((System.Xml.IXmlLineInfo)element).LineNumber;

    private static string Pin(string name, string version) =>
        $"<P>\n<PackageVersion Include=\"{name}\" Version=\"{version}\" />\n</P>";

    [GeneratedRegex(@"^\d+(?:\.\d+){1,3}(?:-[\w.]+)?$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectLine();
}
