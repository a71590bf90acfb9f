using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

/// <summary>One text file, by its path from the top of the repository.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<CompilationUnitSyntax> _syntax = new(() => CSharpSyntaxTree
        .ParseText(text, new CSharpParseOptions(LanguageVersion.Preview))
        .GetCompilationUnitRoot());

    public string Path { get; } = path;

    public string Text { get; } = text;

    public string[] Lines { get; } = text.Split('\n');

    public string Name => System.IO.Path.GetFileName(Path);

    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The project, such as <c>src/Cpor.Ledger.Domain</c>; empty outside of projects.</summary>
    public string ProjectFolder => Path.Split('/') is [("src" or "tests") and var top, var project, _, ..]
        ? $"{top}/{project}"
        : string.Empty;

    /// <summary>The file as C#. Every node knows its line.</summary>
    public CompilationUnitSyntax Syntax => _syntax.Value;

    public bool Is(string extension) => Path.EndsWith(extension, StringComparison.Ordinal);

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public string Finding(int line, string message) => $"{Path}:{line}: {message}";

    public string Finding(SyntaxNode node, string message) => Finding(node.GetLocation(), message);

    public string Finding(SyntaxToken token, string message) => Finding(token.GetLocation(), message);

    public string Finding(SyntaxTrivia trivia, string message) => Finding(trivia.GetLocation(), message);

    private string Finding(Location location, string message) =>
        Finding(location.GetLineSpan().StartLinePosition.Line + 1, message);
}
