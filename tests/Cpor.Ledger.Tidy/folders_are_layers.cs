using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

/// <summary>
/// The folders of the service form a list, in which each uses only those before it. The map of the tree shows the same
/// list. An unused <c>using</c> does not compile, so what a file says it uses is what it uses.
/// </summary>
public class folders_are_layers
{
    private const string Root = "src/Cpor.Ledger.Service";
    private const string Space = "Cpor.Ledger.Service.";

    /// <summary>From the bottom to the top. A folder that is missing here is not agreed.</summary>
    private static readonly string[] _layers =
    [
        "Settings", "Localization", "Storage", "Access", "Personal", "Http", "Calendars", "Terms", "Partners", "Checks",
        "Proofs", "Acts", "Slots", "Outbox", "Claims", "Processes", "ReadModels", "Explaining", "OptingOut", "Mail",
        "Erasing", "Importing", "WhatIf", "Log", "Hosting",
    ];

    private static readonly ILookup<string, string> _foldersOfTypes = Repository.SourceCode
        .Where(file => file.IsIn(Root) && FolderOf(file) is not null)
        .SelectMany(file => file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Select(type => (Type: type.Identifier.Text, Folder: FolderOf(file)!)))
        .ToLookup(one => one.Type, one => one.Folder);

    [Fact]
    public void a_folder_uses_only_those_before_it() =>
        Repository.SourceCode.Where(file => file.IsIn(Root)).ToList().ShouldKeep(UsesOfLaterFolders);

    [Fact]
    public void every_folder_has_its_place() =>
        Repository.SourceCode.Where(file => file.IsIn(Root)).Select(FolderOf).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(_layers.Order(StringComparer.Ordinal));

    [Fact]
    public void the_map_of_the_tree_shows_them_in_this_order() =>
        Repository.File("README.md").Lines
            .SkipWhile(line => !line.StartsWith("  Cpor.Ledger.Service ", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal))
            .Select(line => line.Trim().Split(' ')[0])
            .ShouldBe(_layers);

    [Fact]
    public void a_use_of_a_later_folder_is_found()
    {
        Rule rule = UsesOfLaterFolders;
        const string Place = Root + "/Claims/A.cs";

        rule.LinesFoundIn(Place, "using Cpor.Ledger.Service.Storage;\nusing Cpor.Ledger.Service.Hosting;")
            .ShouldBe([2]);
        rule.LinesFoundIn(Place, "using static Cpor.Ledger.Service.ReadModels.Usage.X;").ShouldBe([1]);
        rule.LinesFoundIn(Place, "using X = Cpor.Ledger.Service.Log.Y;").ShouldBe([1]);
        rule.LinesFoundIn(Place, "using Cpor.Ledger.Log;").ShouldBeEmpty();
        rule.LinesFoundIn(Place, "class A\n{\n  object B = Hosting.LedgerHost.C;\n}").ShouldBe([3]);
        rule.LinesFoundIn(Place, "class A\n{\n  Service.Hosting.LedgerHost B;\n}").ShouldBe([3]);
        rule.LinesFoundIn(Place, "class A\n{\n  object B = settings.Log.Folder;\n}").ShouldBeEmpty();
        rule.LinesFoundIn(Root + "/Program.cs", "using Cpor.Ledger.Service.Hosting;").ShouldBeEmpty();
    }

    private static IEnumerable<string> UsesOfLaterFolders(SourceFile file)
    {
        if (FolderOf(file) is not { } own)
            return [];
        var place = Array.IndexOf(_layers, own);
        return from use in Usings(file).Concat(Qualified(file))
               where Array.IndexOf(_layers, use.Folder) > place
               select file.Finding(use.Node, $"{own} may not use {use.Folder}, which comes after it");
    }

    private static IEnumerable<(SyntaxNode Node, string Folder)> Usings(SourceFile file) =>
        from use in file.Syntax.Usings
        let name = use.NamespaceOrType.ToString()
        where name.StartsWith(Space, StringComparison.Ordinal)
        select ((SyntaxNode)use, name[Space.Length..].Split('.')[0]);

    /// <summary>A folder before the name of a type in it, such as <c>Hosting.LedgerHost</c>.</summary>
    private static IEnumerable<(SyntaxNode Node, string Folder)> Qualified(SourceFile file) =>
        from node in file.Syntax.DescendantNodes(_ => true, descendIntoTrivia: true)
        let name = node switch
        {
            QualifiedNameSyntax qualified => (qualified.Left, qualified.Right.Identifier.Text),
            MemberAccessExpressionSyntax member => (member.Expression, member.Name.Identifier.Text),
            _ => default((SyntaxNode Left, string Right)),
        }
        where name.Left is not null
        let folder = name.Left.ToString().Split('.')[^1]
        where _foldersOfTypes[name.Right].Contains(folder)
        select (node, folder);

    private static string? FolderOf(SourceFile file) =>
        file.Path[(Root.Length + 1)..].Split('/') is [var folder, _, ..] ? folder : null;
}
