using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

public partial class spelling_is_british
{
    [Fact]
    public void in_every_name_we_give() => Repository.SourceCode.ShouldKeep(AmericanNames);

    [Fact]
    public void an_american_name_is_found()
    {
        Rule rule = AmericanNames;

        rule.LinesFoundIn("src/A/A.cs", "class OrganizationId\n{\n  bool canceled;\n  void Behavior(int color) { }\n}")
            .ShouldBe([1, 3, 4, 4]);
    }

    [Fact]
    public void a_british_name_or_somebody_elses_name_is_not()
    {
        Rule rule = AmericanNames;

        rule.LinesFoundIn("src/A/A.cs", "class Organisation\n{\n  bool Cancelled => x.Canceled;\n  Color Catalogue;\n}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> AmericanNames(SourceFile file) => file.Syntax.DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && IsDeclared(token) && American().IsMatch(token.Text))
        .Select(token => file.Finding(
            token, $"{token.Text}: we write organisation, cancelled, behaviour, colour, catalogue"));

    private static bool IsDeclared(SyntaxToken token) => token.Parent
        is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or MethodDeclarationSyntax
        or PropertyDeclarationSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax
        or ParameterSyntax or EnumMemberDeclarationSyntax or LocalFunctionStatementSyntax;

    [GeneratedRegex("organization|cancel(?:ed|ing)|behavior|color|catalog(?!ue)", RegexOptions.IgnoreCase)]
    private static partial Regex American();
}
