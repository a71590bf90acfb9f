using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cpor.Ledger.Tidy;

public class code_stays_small
{
    private const int LongestLine = 120;
    private const int LongestMethod = 40;
    private const int MostParameters = 5;

    /// <summary>
    /// Methods that are longer, as "path name". The list may only shrink: an entry that is not needed fails too.
    /// </summary>
    private static readonly HashSet<string> _longMethods = [];

    [Fact]
    public void no_line_is_longer_than_120_characters() => Repository.Code.ShouldKeep(LongLines);

    [Fact]
    public void no_method_is_longer_than_40_lines() =>
        Repository.Code.ShouldKeep(file => LongMethods(file, _longMethods));

    [Fact]
    public void the_list_of_long_methods_only_shrinks()
    {
        var found = Repository.Code.SelectMany(file => LongMethods(file, []).Select(finding => Entry(file, finding)));

        _longMethods.Except(found).ShouldBeEmpty("are short enough by now and can leave the list");
    }

    [Fact]
    public void no_method_takes_more_than_5_parameters() => Repository.Code.ShouldKeep(ManyParameters);

    [Fact]
    public void files_are_at_most_100_lines_in_the_domain_250_in_src_and_400_in_tests() =>
        Repository.Code.ShouldKeep(LongFiles);

    [Fact]
    public void a_line_of_121_characters_is_found()
    {
        Rule rule = LongLines;

        rule.LinesFoundIn("src/A/A.cs", $"\n//{new string('x', 119)}\n//{new string('x', 118)}").ShouldBe([2]);
    }

    [Fact]
    public void a_method_of_41_lines_is_found()
    {
        Rule rule = file => LongMethods(file, []);

        rule.LinesFoundIn("src/A/A.cs", Method(lines: 40)).ShouldBeEmpty();
        rule.LinesFoundIn("src/A/A.cs", Method(lines: 41)).ShouldBe([3]);
        rule.LinesFoundIn("src/A/A.cs", Method(lines: 40, "  [Fact]\n")).ShouldBeEmpty();
        rule.LinesFoundIn("src/A/Program.cs", Repeat("Run();\n", 41)).ShouldBe([1]);
    }

    [Fact]
    public void a_sixth_parameter_is_found()
    {
        Rule rule = ManyParameters;

        rule.LinesFoundIn("src/A/A.cs", "class A\n{\n  void B(int a, int b, int c, int d, int e) { }\n}")
            .ShouldBeEmpty();
        rule.LinesFoundIn("src/A/A.cs", "class A\n{\n  void B(int a, int b, int c, int d, int e, int f) { }\n}")
            .ShouldBe([3]);
    }

    [Theory]
    [InlineData("src/Cpor.Ledger.Domain/A.cs", 100)]
    [InlineData("src/Cpor.Ledger.Service/A.cs", 250)]
    [InlineData("tests/Cpor.Ledger.Tidy/a_b.cs", 400)]
    public void a_file_with_one_line_too_many_is_found(string path, int most)
    {
        Rule rule = LongFiles;

        rule.LinesFoundIn(path, Repeat("//\n", most)).ShouldBeEmpty();
        rule.LinesFoundIn(path, Repeat("//\n", most + 1)).ShouldBe([most + 1]);
    }

    private static IEnumerable<string> LongLines(SourceFile file) => file.Lines.Index()
        .Where(line => line.Item.Length > LongestLine)
        .Select(line => file.Finding(line.Index + 1, $"{line.Item.Length} characters, at most {LongestLine}"));

    private static IEnumerable<string> LongMethods(SourceFile file, HashSet<string> known)
    {
        var methods = file.Syntax.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            .Select(method => (Node: (SyntaxNode)method, Lines: LinesOf(method), Name: NameOf(method)));
        var statements = file.Syntax.Members.OfType<GlobalStatementSyntax>().ToList();
        var program = statements is [var first, ..]
            ? [(Node: (SyntaxNode)first, Lines: statements.Sum(LinesOf), Name: "program")]
            : Array.Empty<(SyntaxNode Node, int Lines, string Name)>();
        return methods.Concat(program)
            .Where(method => method.Lines > LongestMethod && !known.Contains($"{file.Path} {method.Name}"))
            .Select(method => file.Finding(
                method.Node, $"{method.Lines} lines in {method.Name}, at most {LongestMethod}"));
    }

    private static IEnumerable<string> ManyParameters(SourceFile file) => file.Syntax.DescendantNodes()
        .OfType<BaseMethodDeclarationSyntax>()
        .Where(method => method.ParameterList.Parameters.Count > MostParameters)
        .Select(method => file.Finding(method, $"{NameOf(method)} takes more than {MostParameters} parameters"));

    private static IEnumerable<string> LongFiles(SourceFile file)
    {
        var most = file.IsIn("src/Cpor.Ledger.Domain") ? 100 : file.IsIn("src") ? 250 : 400;
        var lines = file.Text.TrimEnd('\n').Split('\n').Length;
        return lines > most ? [file.Finding(lines, $"{lines} lines, at most {most}")] : [];
    }

    /// <summary>From the signature to the closing brace: a theory's data is not the method.</summary>
    private static int LinesOf(SyntaxNode node)
    {
        var attributes = node.ChildNodes().OfType<AttributeListSyntax>().LastOrDefault();
        var first = attributes?.GetLastToken().GetNextToken() ?? node.GetFirstToken();
        var lines = node.SyntaxTree.GetLineSpan(TextSpan.FromBounds(first.SpanStart, node.Span.End));
        return lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1;
    }

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => "operator",
    };

    private static string Entry(SourceFile file, string finding) =>
        $"{file.Path} {finding.Split(" in ")[1].Split(',')[0]}";

    private static string Method(int lines, string attribute = "") =>
        "class A\n{\n" + attribute + "  void B()\n  {\n" + Repeat("    C();\n", lines - 3) + "  }\n}\n";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
