using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

public partial class names_say_something
{
    /// <summary>Words that fit everything, so they tell a reader nothing.</summary>
    private static readonly HashSet<string> _empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities",
        "Common", "Core", "Shared", "Infrastructure",
    };

    [Fact]
    public void no_type_has_a_name_that_fits_everything() => Repository.Code.ShouldKeep(EmptyTypeNames);

    [Fact]
    public void no_file_or_folder_has_a_name_that_fits_everything() => Repository.Files.ShouldKeep(EmptyPathNames);

    [Fact]
    public void an_empty_word_is_found_in_a_type_name()
    {
        Rule rule = EmptyTypeNames;

        rule.LinesFoundIn("src/A/A.cs", "class ClaimManager;\nclass CoreClaim;\nclass Score;\nenum DateUtils { }")
            .ShouldBe([1, 2, 4]);
    }

    [Fact]
    public void an_empty_word_is_found_in_a_path()
    {
        Rule rule = EmptyPathNames;

        rule.LinesFoundIn("src/A/Shared/A.cs", "").ShouldBe([1]);
        rule.LinesFoundIn("tests/A/date_helpers.cs", "").ShouldBe([1]);
        rule.LinesFoundIn("src/A/Scores/Score.cs", "").ShouldBeEmpty();
    }

    private static IEnumerable<string> EmptyTypeNames(SourceFile file) =>
        from token in file.Syntax.DescendantNodes().Select(NameOfType).OfType<SyntaxToken>()
        from word in Words(token.Text).Where(_empty.Contains)
        select file.Finding(token, $"'{word}' in {token.Text} fits everything: name what it is for");

    private static IEnumerable<string> EmptyPathNames(SourceFile file) =>
        from word in Words(file.Path).Where(_empty.Contains)
        select file.Finding(1, $"'{word}' in the path fits everything: name what it is for");

    private static SyntaxToken? NameOfType(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        _ => null,
    };

    private static IEnumerable<string> Words(string name) => Word().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();
}
