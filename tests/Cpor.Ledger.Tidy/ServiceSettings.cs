using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

/// <summary>The names of configuration that the service's source code reads.</summary>
internal sealed class ServiceSettings(IReadOnlyList<SourceFile> source)
{
    private const string RootType = "LedgerSettings";

    /// <summary>What the service is agreed to read, as long as it has not declared its settings.</summary>
    private static readonly HashSet<string> _agreed =
    [
        "ConnectionStrings__Ledger", "ConnectionStrings__LedgerOwner", "Ledger__PublicUrl", "Ledger__DataFolder",
        "Ledger__Mail__Host", "Ledger__Mail__Port", "Ledger__Mail__From", "Ledger__Tokens__Authority",
    ];

    private readonly ILookup<string, TypeDeclarationSyntax> _types = source
        .SelectMany(file => file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>())
        .ToLookup(type => type.Identifier.Text);

    /// <summary>True if a variable such as <c>Ledger__Mail__Port</c> leads to a property that is there.</summary>
    public bool Reads(string variable) => variable.Split("__") switch
    {
        _ when !_types.Contains(RootType) => _agreed.Contains(variable),
        ["ConnectionStrings", var name] => ConnectionStrings().Contains(name),
        ["Ledger", .. var path] => ReadsProperty(RootType, path),
        _ => false,
    };

    private bool ReadsProperty(string type, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return false;
        }

        var name = path[0];
        var found = _types[type].SelectMany(Properties).FirstOrDefault(property => property.Name == name).Type;
        if (found is null)
        {
            return false;
        }

        // A list or a dictionary takes any key below it.
        return path.Length == 1 || found.EndsWith(']') || found.EndsWith('>') || ReadsProperty(found, path[1..]);
    }

    private static IEnumerable<(string Name, string Type)> Properties(TypeDeclarationSyntax type)
    {
        var parameters = type.ParameterList?.Parameters ?? [];
        return parameters.Select(parameter => (parameter.Identifier.Text, TypeName(parameter.Type)))
            .Concat(type.Members.OfType<PropertyDeclarationSyntax>()
                .Select(property => (property.Identifier.Text, TypeName(property.Type))));
    }

    private static string TypeName(TypeSyntax? type) => type?.ToString().TrimEnd('?').Split('.')[^1] ?? string.Empty;

    private IEnumerable<string> ConnectionStrings() =>
        from file in source
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.Expression.ToString().EndsWith("GetConnectionString", StringComparison.Ordinal)
        from argument in call.ArgumentList.Arguments
        select argument.Expression is LiteralExpressionSyntax literal
            ? literal.Token.ValueText
            : Constant(argument.Expression.ToString().Split('.')[^1]);

    private string Constant(string name) => source
        .SelectMany(file => file.Syntax.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        .Where(variable => variable.Identifier.Text == name)
        .Select(variable => variable.Initializer?.Value)
        .OfType<LiteralExpressionSyntax>()
        .Select(literal => literal.Token.ValueText)
        .FirstOrDefault(string.Empty);
}
