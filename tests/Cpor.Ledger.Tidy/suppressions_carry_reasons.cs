using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

public partial class suppressions_carry_reasons
{
    [Fact]
    public void in_code() => Repository.Code.ShouldKeep(UnexplainedInCode);

    [Fact]
    public void in_project_files() => Repository.BuildFiles.ShouldKeep(UnexplainedInBuildFiles);

    [Fact]
    public void in_the_editor_configuration() =>
        UnexplainedInEditorConfig(Repository.File(".editorconfig")).ShouldBeTidy();

    [Fact]
    public void a_silent_pragma_is_found()
    {
        Rule rule = UnexplainedInCode;

        rule.LinesFoundIn("src/A/A.cs", "#pragma warning disable CA1000\nclass A;").ShouldBe([1]);
        rule.LinesFoundIn("src/A/A.cs", "#pragma warning disable CA1000 // Marten wants it so.\nclass A;")
            .ShouldBeEmpty();
        rule.LinesFoundIn("src/A/A.cs", "// Marten wants it so.\n#pragma warning disable CA1000\nclass A;")
            .ShouldBeEmpty();
    }

    [Fact]
    public void an_attribute_without_justification_is_found()
    {
        Rule rule = UnexplainedInCode;

        rule.LinesFoundIn("src/A/A.cs", "\n[SuppressMessage(\"a\", \"b\")]\nclass A;").ShouldBe([2]);
        rule.LinesFoundIn("src/A/A.cs", "[SuppressMessage(\"a\", \"b\", Justification = \"\")]\nclass A;")
            .ShouldBe([1]);
        rule.LinesFoundIn("src/A/A.cs", "[SuppressMessage(\"a\", \"b\", Justification = \"So.\")]\nclass A;")
            .ShouldBeEmpty();
    }

    [Fact]
    public void a_project_that_silences_without_a_word_is_found()
    {
        Rule rule = UnexplainedInBuildFiles;

        rule.LinesFoundIn("a.csproj", "<A>\n<NoWarn>CS1</NoWarn>\n</A>").ShouldBe([2]);
        rule.LinesFoundIn("a.csproj", "<A>\n<!-- Why. -->\n<NoWarn>CS1</NoWarn>\n</A>").ShouldBeEmpty();
        rule.LinesFoundIn("a.csproj", "<A>\n<PackageReference Include=\"B\" NoWarn=\"NU1605\" />\n</A>").ShouldBe([2]);
        rule.LinesFoundIn("a.csproj", "<A>\n<PrunePackageReference Include=\"B\" />\n</A>").ShouldBe([2]);
    }

    [Fact]
    public void a_severity_switched_off_without_a_word_is_found()
    {
        Rule rule = UnexplainedInEditorConfig;
        const string Off = "dotnet_diagnostic.CA1.severity = none\n";

        rule.LinesFoundIn(".editorconfig", "[*.cs]\n\n" + Off).ShouldBe([3]);
        rule.LinesFoundIn(".editorconfig", "[*.cs]\n# Why.\n" + Off + Off).ShouldBeEmpty();
        rule.LinesFoundIn(".editorconfig", "[*.cs]\n# Why.\n" + Off + "\n" + Off).ShouldBe([5]);
    }

    private static IEnumerable<string> UnexplainedInCode(SourceFile file)
    {
        foreach (var (index, line) in file.Lines.Index())
        {
            if (Pragma().Match(line) is { Success: true, Groups: [_, { Length: 0 }] } && !IsComment(file, index - 1))
            {
                yield return file.Finding(index + 1, "say why this warning does not apply");
            }
        }

        foreach (var attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>().Where(IsSilentSuppression))
        {
            yield return file.Finding(attribute, "give the justification");
        }
    }

    private static bool IsSilentSuppression(AttributeSyntax attribute) =>
        attribute.Name.ToString().Split('.')[^1] is "SuppressMessage" or "UnconditionalSuppressMessage"
        && attribute.ArgumentList?.Arguments.Any(argument =>
            argument.NameEquals?.Name.Identifier.Text == "Justification"
            && argument.Expression is not LiteralExpressionSyntax { Token.ValueText.Length: 0 }) != true;

    private static bool IsComment(SourceFile file, int index) =>
        index >= 0 && file.Lines[index].TrimStart() is var line && line.StartsWith("// ", StringComparison.Ordinal);

    private static IEnumerable<string> UnexplainedInBuildFiles(SourceFile file) => file.Lines.Index()
        .Where(line => Silenced().IsMatch(line.Item) && !FollowsXmlComment(file, line.Index))
        .Select(line => file.Finding(line.Index + 1, "say why in a comment above"));

    private static bool FollowsXmlComment(SourceFile file, int index) =>
        index > 0 && file.Lines[index - 1].TrimEnd().EndsWith("-->", StringComparison.Ordinal);

    private static IEnumerable<string> UnexplainedInEditorConfig(SourceFile file)
    {
        var explained = false;
        foreach (var (index, line) in file.Lines.Index())
        {
            explained = line.StartsWith('#') || (explained && line.Trim().Length > 0 && !line.StartsWith('['));
            if (!explained && Off().IsMatch(line))
            {
                yield return file.Finding(index + 1, "say why in a comment above");
            }
        }
    }

    [GeneratedRegex(@"^\s*#pragma warning disable\b[^/]*(// \S.*)?$")]
    private static partial Regex Pragma();

    [GeneratedRegex(@"<NoWarn>|\bNoWarn=|<WarningsNotAsErrors>|<TreatWarningsAsErrors>false|<PrunePackageReference ")]
    private static partial Regex Silenced();

    [GeneratedRegex(@"^dotnet_diagnostic\.\w+\.severity = (?:none|silent)")]
    private static partial Regex Off();
}
