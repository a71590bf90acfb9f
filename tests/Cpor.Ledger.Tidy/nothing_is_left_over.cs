using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

public partial class nothing_is_left_over
{
    [Fact]
    public void no_comment_marks_work_that_is_not_done() => Repository.Code.ShouldKeep(Markers);

    [Fact]
    public void no_document_or_script_marks_work_that_is_not_done() =>
        Repository.Files.Where(IsProse).ToList().ShouldKeep(MarkersInProse);

    [Fact]
    public void nothing_is_left_unimplemented() => Repository.Code.ShouldKeep(Unimplemented);

    [Fact]
    public void no_test_is_skipped() => Repository.Code.ShouldKeep(Skipped);

    [Fact]
    public void nothing_sleeps_and_no_test_waits_for_the_wall_clock() => Repository.Code.ShouldKeep(Waits);

    [Fact]
    public void no_code_is_folded_into_regions_or_commented_out() => Repository.Code.ShouldKeep(RegionsAndDeadCode);

    [Fact]
    public void only_the_command_line_tool_writes_to_the_console() => Repository.SourceCode.ShouldKeep(ConsoleWrites);

    [Fact]
    public void a_marker_is_found()
    {
        Rule rule = Markers;
        Rule prose = MarkersInProse;

        rule.LinesFoundIn("src/A/A.cs", $"class A;\n// {"TO" + "DO"}: later\n/* {"HA" + "CK"} */\n// todos are a word")
            .ShouldBe([2, 3]);
        prose.LinesFoundIn("README.md", $"Done.\n{"FIX" + "ME"} soon\n").ShouldBe([2]);
    }

    [Fact]
    public void an_unimplemented_member_is_found()
    {
        Rule rule = Unimplemented;

        rule.LinesFoundIn("src/A/A.cs", "class A\n{\n  int B() => throw new NotImplementedException();\n}")
            .ShouldBe([3]);
    }

    [Fact]
    public void a_skipped_test_is_found()
    {
        Rule rule = Skipped;

        rule.LinesFoundIn("tests/A/a_b.cs", "class a_b\n{\n  [Fact(Skip = \"slow\")]\n  void c() { }\n}").ShouldBe([3]);
        rule.LinesFoundIn("tests/A/a_b.cs", "class a_b\n{\n  void c() => Assert.Skip(\"no\");\n}").ShouldBeEmpty();
    }

    [Fact]
    public void a_wait_is_found()
    {
        Rule rule = Waits;
        const string Delay = "void A()\n{\n  await Task.Delay(5);\n  await Task.Delay(5, clock, stop);\n}";

        rule.LinesFoundIn("tests/A/a_b.cs", Delay).ShouldBe([3, 4]);
        rule.LinesFoundIn("src/A/A.cs", Delay).ShouldBe([3]);
        rule.LinesFoundIn("src/A/A.cs", "class A\n{\n  void B() => Thread.Sleep(5);\n}").ShouldBe([3]);
    }

    [Fact]
    public void a_region_and_dead_code_are_found()
    {
        Rule rule = RegionsAndDeadCode;

        rule.LinesFoundIn("src/A/A.cs", "class A\n{\n#region x\n#endregion\n  // Decide(claim);\n  // Why; because.\n}")
            .ShouldBe([3, 5]);
    }

    [Fact]
    public void a_write_to_the_console_is_found()
    {
        Rule rule = ConsoleWrites;
        const string Write = "void A()\n{\n  Console.WriteLine(1);\n  Console.Error.Write(1);\n}";

        rule.LinesFoundIn("src/Cpor.Ledger.Service/A.cs", Write).ShouldBe([3, 4]);
        rule.LinesFoundIn("src/Cpor.Ledger.Cli/A.cs", Write).ShouldBeEmpty();
    }

    private static bool IsProse(SourceFile file) =>
        file.Is(".md") || file.Is(".yml") || file.Is(".csproj") || file.Is(".props") || file.Is("Dockerfile")
        || file.IsIn(".ci");

    private static IEnumerable<string> Markers(SourceFile file) => file.Syntax
        .DescendantTrivia(descendIntoTrivia: true)
        .Where(trivia => IsComment(trivia) && Marker().IsMatch(trivia.ToString()))
        .Select(trivia => file.Finding(trivia, "do it, or write down why not"));

    private static IEnumerable<string> MarkersInProse(SourceFile file) => file.Lines.Index()
        .Where(line => Marker().IsMatch(line.Item))
        .Select(line => file.Finding(line.Index + 1, "do it, or write down why not"));

    private static IEnumerable<string> Unimplemented(SourceFile file) => file.Syntax.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.Text == "NotImplementedException")
        .Select(name => file.Finding(name, "is not implemented"));

    private static IEnumerable<string> Skipped(SourceFile file) => file.Syntax.DescendantNodes()
        .OfType<AttributeArgumentSyntax>()
        .Where(argument => argument.NameEquals?.Name.Identifier.Text == "Skip")
        .Select(argument => file.Finding(argument, "a test that is not run proves nothing"));

    private static IEnumerable<string> Waits(SourceFile file)
    {
        foreach (var call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var name = call.Expression.ToString();
            if (name is "Thread.Sleep" or "System.Threading.Thread.Sleep")
            {
                yield return file.Finding(call, "holds a thread and cannot be cancelled: await a timer");
            }
            else if (name == "Task.Delay" && file.IsIn("tests"))
            {
                yield return file.Finding(call, "wait for what should happen, or move the fake clock");
            }
            else if (name == "Task.Delay" && call.ArgumentList.Arguments.Count < 2)
            {
                yield return file.Finding(call, "give the clock or the token that ends the wait");
            }
        }
    }

    private static IEnumerable<string> RegionsAndDeadCode(SourceFile file)
    {
        foreach (var trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsKind(SyntaxKind.RegionDirectiveTrivia))
            {
                yield return file.Finding(trivia, "a region wants to be a file");
            }
            else if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && DeadCode().IsMatch(trivia.ToString()))
            {
                yield return file.Finding(trivia, "code that is commented out lives in the history");
            }
        }
    }

    private static IEnumerable<string> ConsoleWrites(SourceFile file) => file.IsIn("src/Cpor.Ledger.Cli")
        ? []
        : file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => ConsoleWrite().IsMatch(call.Expression.ToString()))
            .Select(call => file.Finding(call, "log it: only the command line tool has a console"));

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    [GeneratedRegex(@"\b(?:TO(?:DO)|FIX(?:ME)|HA(?:CK)|XX(?:X))\b")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^//\s*[\w.<>]+(?:\([^)]*\)|\s*=\s*.+)\s*;\s*$|^//\s*[{}]\s*$")]
    private static partial Regex DeadCode();

    [GeneratedRegex(@"^(?:System\.)?Console\.(?:(?:Error|Out)\.)?Write(?:Line)?$")]
    private static partial Regex ConsoleWrite();
}
