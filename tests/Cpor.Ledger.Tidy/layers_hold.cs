using System.Xml.Linq;

namespace Cpor.Ledger.Tidy;

public class layers_hold
{
    /// <summary>Who may reference whom. A project that is missing here is not agreed.</summary>
    private static readonly Dictionary<string, string[]> _references = new()
    {
        ["Cpor.Ledger.Domain"] = [],
        ["Cpor.Ledger.Contracts"] = [],
        ["Cpor.Ledger.Audit"] = [],
        ["Cpor.Ledger.Log"] = ["Cpor.Ledger.Audit"],
        ["Cpor.Ledger.Verify"] = ["Cpor.Ledger.Domain", "Cpor.Ledger.Audit"],
        ["Cpor.Ledger.LocalPostgres"] = [],
        ["Cpor.Ledger.Web"] = ["Cpor.Ledger.Contracts"],
        ["Cpor.Ledger.Service"] =
        [
            "Cpor.Ledger.Domain", "Cpor.Ledger.Contracts", "Cpor.Ledger.Audit", "Cpor.Ledger.Log",
            "Cpor.Ledger.LocalPostgres", "Cpor.Ledger.Web",
        ],
        ["Cpor.Ledger.Cli"] =
        [
            "Cpor.Ledger.Service", "Cpor.Ledger.Contracts", "Cpor.Ledger.Audit", "Cpor.Ledger.Verify",
            "Cpor.Ledger.LocalPostgres",
        ],
    };

    /// <summary>What projects that are to be used alone may take from outside.</summary>
    private static readonly Dictionary<string, string[]> _packages = new()
    {
        ["Cpor.Ledger.Domain"] = ["NodaTime", "NodaTime.Serialization.SystemTextJson"],
        ["Cpor.Ledger.Contracts"] = ["NodaTime", "NodaTime.Serialization.SystemTextJson"],
        ["Cpor.Ledger.Audit"] = ["NSec.Cryptography"],
        ["Cpor.Ledger.Log"] = ["Microsoft.Extensions.Hosting.Abstractions", "Npgsql"],
        ["Cpor.Ledger.Verify"] = [],
    };

    [Fact]
    public void a_project_references_only_what_it_may_know() =>
        Repository.Projects.Where(file => file.IsIn("src")).ToList().ShouldKeep(ForbiddenReferences);

    [Fact]
    public void a_project_with_few_needs_takes_only_these_from_outside() =>
        Repository.Projects.Where(file => file.IsIn("src")).ToList().ShouldKeep(ForbiddenPackages);

    [Fact]
    public void a_forbidden_reference_is_found()
    {
        Rule rule = ForbiddenReferences;

        rule.LinesFoundIn("src/A/Cpor.Ledger.Domain.csproj", Project("Cpor.Ledger.Service")).ShouldBe([2]);
        rule.LinesFoundIn("src/A/Cpor.Ledger.Contracts.csproj", Project("Cpor.Ledger.Domain")).ShouldBe([2]);
        rule.LinesFoundIn("src/A/Cpor.Ledger.Service.csproj", Project("Cpor.Ledger.Domain")).ShouldBeEmpty();
        rule.LinesFoundIn("src/A/Cpor.Ledger.Extra.csproj", Project("Cpor.Ledger.Domain")).ShouldBe([1]);
    }

    [Fact]
    public void a_forbidden_package_is_found()
    {
        Rule rule = ForbiddenPackages;
        const string Domain = "src/A/Cpor.Ledger.Domain.csproj";

        rule.LinesFoundIn(Domain, "<P>\n<PackageReference Include=\"Marten\" />\n</P>").ShouldBe([2]);
        rule.LinesFoundIn(Domain, "<P>\n<PackageReference Include=\"NodaTime\" />\n</P>").ShouldBeEmpty();
        rule.LinesFoundIn(Domain, "<P>\n<PackageReference Include=\"X\" PrivateAssets=\"all\" />\n</P>")
            .ShouldBeEmpty();
        rule.LinesFoundIn(Domain, "<P>\n<FrameworkReference Include=\"X\" />\n</P>").ShouldBe([2]);
    }

    private static IEnumerable<string> ForbiddenReferences(SourceFile project)
    {
        if (!_references.TryGetValue(project.NameWithoutExtension, out var allowed))
        {
            return [project.Finding(1, "is not one of the agreed projects: see src/README.md")];
        }

        return from reference in Elements(project, "ProjectReference")
               let name = Path.GetFileNameWithoutExtension(reference.Include.Replace('\\', '/'))
               where !allowed.Contains(name)
               select project.Finding(reference.Line, $"may not know {name}");
    }

    private static IEnumerable<string> ForbiddenPackages(SourceFile project) =>
        !_packages.TryGetValue(project.NameWithoutExtension, out var allowed)
            ? []
            : from reference in Elements(project, "PackageReference").Concat(Elements(project, "FrameworkReference"))
              where !reference.IsPrivate && !allowed.Contains(reference.Include)
              select project.Finding(reference.Line, $"may not use {reference.Include}");

    private static IEnumerable<(string Include, int Line, bool IsPrivate)> Elements(SourceFile project, string name) =>
        from element in XDocument.Parse(project.Text, LoadOptions.SetLineInfo).Descendants(name)
        select (
            Include: element.Attribute("Include")?.Value ?? string.Empty,
            Line: ((System.Xml.IXmlLineInfo)element).LineNumber,
            IsPrivate: element.Attribute("PrivateAssets")?.Value == "all");

    private static string Project(string reference) =>
        $"<Project>\n<ProjectReference Include=\"../{reference}/{reference}.csproj\" />\n</Project>";
}
