using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

public class files_lie_where_they_say
{
    private const int DeepestFolder = 2;

    /// <summary>Endings of files that list a family of small types; the file's name says which family.</summary>
    private static readonly string[] _families = ["Events", "Identifiers", "Messages", "Names", "Parts", "Refusals"];

    [Fact]
    public void a_file_is_named_for_the_type_it_holds() => Repository.Code.ShouldKeep(Misnamed);

    [Fact]
    public void a_namespace_in_src_follows_the_folders() => Repository.SourceCode.ShouldKeep(MisplacedNamespace);

    [Fact]
    public void no_folder_lies_deeper_than_two_below_its_project() => Repository.Files.ShouldKeep(TooDeep);

    [Fact]
    public void test_classes_are_sentences_in_snake_case() =>
        Repository.Code.Where(file => file.IsIn("tests")).ToList().ShouldKeep(TestsWithoutASentence);

    [Fact]
    public void another_name_than_the_types_is_found()
    {
        Rule rule = Misnamed;

        rule.LinesFoundIn("src/A/Claim.cs", "public record Claims;").ShouldBe([1]);
        rule.LinesFoundIn("src/A/Claim.cs", "public record Claim<T>;").ShouldBeEmpty();
        rule.LinesFoundIn("src/A/ClaimEvents.cs", "public record Submitted;\npublic record Official;").ShouldBeEmpty();
        rule.LinesFoundIn("src/A/Program.cs", "return 0;").ShouldBeEmpty();
    }

    [Fact]
    public void a_second_type_that_has_nothing_to_do_with_the_first_is_found()
    {
        Rule rule = Misnamed;

        rule.LinesFoundIn("src/A/Claim.cs", "public record Claim(Part P);\npublic record Part;").ShouldBeEmpty();
        rule.LinesFoundIn("src/A/Claim.cs", "public record Claim;\npublic record Draft : Claim;").ShouldBeEmpty();
        rule.LinesFoundIn("src/A/Claim.cs", "public record Claim(Part P);\nrecord Part(Bit B);\nrecord Bit;")
            .ShouldBeEmpty();
        rule.LinesFoundIn("src/A/Claim.cs", "public record Claim;\npublic record Invoice;").ShouldBe([2]);
    }

    [Fact]
    public void a_namespace_that_does_not_follow_the_folders_is_found()
    {
        Rule rule = MisplacedNamespace;

        rule.LinesFoundIn("src/Cpor.Ledger.Domain/Claims/A.cs", "\nnamespace Cpor.Ledger.Domain;").ShouldBe([2]);
        rule.LinesFoundIn("src/Cpor.Ledger.Domain/Claims/A.cs", "namespace Cpor.Ledger.Domain.Claims;").ShouldBeEmpty();
        rule.LinesFoundIn("src/Cpor.Ledger.Domain/A.cs", "class A;").ShouldBe([1]);
    }

    [Fact]
    public void a_third_level_of_folders_is_found()
    {
        Rule rule = TooDeep;

        rule.LinesFoundIn("src/P/A/B/C.cs", "").ShouldBeEmpty();
        rule.LinesFoundIn("src/P/A/B/C/D.cs", "").ShouldBe([1]);
    }

    [Fact]
    public void a_test_class_that_is_no_sentence_is_found()
    {
        Rule rule = TestsWithoutASentence;

        rule.LinesFoundIn("tests/A/ClaimTests.cs", "public class ClaimTests\n{\n  [Fact] public void a() { }\n}")
            .ShouldBe([1]);
        rule.LinesFoundIn("tests/A/claims.cs", "public class claims\n{\n  [Theory] public void a_b() { }\n}")
            .ShouldBe([1]);
        rule.LinesFoundIn("tests/A/a_claim.cs", "public class a_claim\n{\n  [Fact] public void Is() { }\n}")
            .ShouldBe([3]);
        rule.LinesFoundIn("tests/A/a_claim.cs", "public class a_claim\n{\n  [Fact] public void is_new() { }\n}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Misnamed(SourceFile file)
    {
        var name = file.Name.Split('.')[0];
        var types = file.Syntax.DescendantNodes(node => node is not TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Select(node => new NamedType(node, NameOf(node)))
            .Where(type => type.Name.Length > 0)
            .ToList();
        if (types.Count == 0 || _families.Any(name.EndsWith))
        {
            return [];
        }

        return types.Any(type => type.Name == name)
            ? Unrelated(name, types)
                .Select(type => file.Finding(type.Node, $"{type.Name} belongs in a file of its own"))
            : [file.Finding(types[0].Node, $"holds {types[0].Name}: give the file that name")];
    }

    /// <summary>The types that do not hang together with the file's own type: none mentions the other.</summary>
    private static List<NamedType> Unrelated(string name, List<NamedType> types)
    {
        var related = types.Where(type => type.Name == name).ToList();
        var others = types.Except(related).ToList();
        while (others.Find(other => related.Exists(one => Mentions(one, other) || Mentions(other, one))) is { } next)
        {
            related.Add(next);
            others.Remove(next);
        }

        return others;
    }

    private static bool Mentions(NamedType one, NamedType other) =>
        one.Node.DescendantTokens().Any(token => token.Text == other.Name);

    private static string NameOf(MemberDeclarationSyntax node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => string.Empty,
    };

    private static IEnumerable<string> MisplacedNamespace(SourceFile file)
    {
        var folders = Path.GetDirectoryName(file.Path)!.Replace('\\', '/')["src/".Length..];
        var expected = folders.Replace('/', '.');
        var declared = file.Syntax.Members.OfType<BaseNamespaceDeclarationSyntax>().ToList();
        var stray = declared.Where(one => one.Name.ToString() != expected)
            .Select(one => file.Finding(one, $"expected {expected}"));
        var outside = file.Syntax.Members.Where(member => NameOf(member).Length > 0)
            .Select(member => file.Finding(member, $"expected in the namespace {expected}"));
        return stray.Concat(outside);
    }

    private static IEnumerable<string> TooDeep(SourceFile file) =>
        file.ProjectFolder.Length > 0 && file.Path.Split('/').Length - 3 > DeepestFolder
            ? [file.Finding(1, $"more than {DeepestFolder} folders below the project")]
            : [];

    private static IEnumerable<string> TestsWithoutASentence(SourceFile file) =>
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(IsTest)
        let type = method.FirstAncestorOrSelf<ClassDeclarationSyntax>()
        let findings = new[]
        {
            IsSentence(type.Identifier.Text) && type.Identifier.Text.Contains('_')
                ? null
                : file.Finding(type, $"{type.Identifier.Text}: a test class is a phrase in snake_case"),
            IsSentence(method.Identifier.Text)
                ? null
                : file.Finding(method, $"{method.Identifier.Text}: a test finishes the sentence in snake_case"),
        }
        from finding in findings
        where finding is not null
        select finding;

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory");

    private static bool IsSentence(string name) =>
        char.IsAsciiLetterLower(name[0]) && !name.Any(char.IsAsciiLetterUpper);

    private sealed record NamedType(MemberDeclarationSyntax Node, string Name);
}
