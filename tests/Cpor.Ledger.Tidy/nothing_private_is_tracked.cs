using System.Text.RegularExpressions;

namespace Cpor.Ledger.Tidy;

public partial class nothing_private_is_tracked
{
    [Fact]
    public void no_generated_or_personal_file() => PrivateFiles(Repository.Tracked).ShouldBeTidy();

    [Fact]
    public void no_path_of_somebodys_machine() => Repository.Files.ShouldKeep(MachinePaths);

    [Fact]
    public void no_host_of_a_package_feed() => Repository.Files.ShouldKeep(FeedHosts);

    [Theory]
    [InlineData("src/A/bin/Debug/A.dll")]
    [InlineData("src/A/obj/project.assets.json")]
    [InlineData("src/A/Internal/Generated/Handler.cs")]
    [InlineData("src/A/A.csproj.user")]
    [InlineData(".idea/workspace.xml")]
    [InlineData("tests/A/TestResults/a.trx")]
    [InlineData("src/A/key.pem")]
    [InlineData(".env")]
    [InlineData("src/A/A.cs.orig")]
    public void a_private_file_is_found(string path) => PrivateFiles([path, "src/A/Objects.cs"]).Count().ShouldBe(1);

    [Theory]
    [InlineData("cd /{0}/me/ledger", "home")]
    [InlineData("a=/{0}/.nuget", "root")]
    [InlineData("'/{0}/main'", "work")]
    [InlineData("\"/{0}/a.log\"", "tmp")]
    [InlineData(@"C:\{0}\me", "Users")]
    public void a_machine_path_is_found(string text, string folder)
    {
        Rule rule = MachinePaths;

        rule.LinesFoundIn("README.md", "\n" + string.Format(text, folder)).ShouldBe([2]);
        rule.LinesFoundIn("README.md", "see /var/lib/ledger, /home/linuxbrew/bin, src/work/a and GET /api/home/x")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("api.nuget", ".org")]
    [InlineData("registry.npmjs", ".org")]
    [InlineData("pkgs.dev.azure", ".com")]
    [InlineData("packages.acme-artifactory", ".example")]
    public void a_feed_host_is_found(string first, string second)
    {
        Rule rule = FeedHosts;

        rule.LinesFoundIn("README.md", $"\nfrom {first}{second}/v3").ShouldBe([2]);
    }

    private static IEnumerable<string> PrivateFiles(IEnumerable<string> paths) => paths
        .Where(path => PrivateFile().IsMatch(path))
        .Select(path => $"{path}:1: is generated or personal: remove it and let .gitignore keep it out");

    private static IEnumerable<string> MachinePaths(SourceFile file) =>
        Matches(file, MachinePath(), "is a path of one machine");

    private static IEnumerable<string> FeedHosts(SourceFile file) =>
        Matches(file, FeedHost(), "names a feed: where packages come from is the machine's choice");

    private static IEnumerable<string> Matches(SourceFile file, Regex pattern, string message) => file.Lines.Index()
        .Where(line => pattern.IsMatch(line.Item))
        .Select(line => file.Finding(line.Index + 1, $"{pattern.Match(line.Item).Value} {message}"));

    [GeneratedRegex(
        @"(^|/)(bin|obj|TestResults|artifacts|BenchmarkDotNet\.Artifacts|Internal/Generated|\.vs|\.vscode|\.idea)/"
        + @"|(^|/)(\.env|\.DS_Store|Thumbs\.db|launchSettings\.json)$"
        + @"|\.(user|suo|swp|orig|rej|patch|pem|pfx|key|log|trx|dll|exe|nupkg)$|~$")]
    private static partial Regex PrivateFile();

    [GeneratedRegex(@"(?<![\w.\-/}])/(?:home/(?!linuxbrew)|(?:Users|root|work|tmp)/)[\w.]|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"\b(?:(?:api|www)\.nuget\.org|nuget\.pkg\.github\.com|pkgs\.dev\.azure\.com"
        + @"|registry\.(?:npmjs\.org|yarnpkg\.com)|(?:deb|security)\.debian\.org|[\w.-]*artifactory\.[a-z]+)")]
    private static partial Regex FeedHost();
}
