using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

/// <summary>What the whitespace formatter leaves alone and no analyzer of the build reports.</summary>
public class usings_are_in_order
{
    [Fact]
    public void in_every_file() => Repository.Code.ShouldKeep(OutOfOrder);

    [Theory]
    [InlineData("using B;\nusing A;", 2)]
    [InlineData("using A;\nusing System.Text;", 2)]
    [InlineData("using A;\nusing static A.B;\nusing C;", 3)]
    [InlineData("using A = B.C;\nusing D;", 2)]
    [InlineData("using A.B.C;\nusing A.B;", 2)]
    public void one_that_comes_too_late_is_found(string usings, int line) =>
        ((Rule)OutOfOrder).LinesFoundIn("src/A/A.cs", usings).ShouldBe([line]);

    [Theory]
    [InlineData("using System;\nusing System.Text;\nusing A;\nusing A.B;\nusing Ab;\nusing b;")]
    [InlineData("using A;\nusing static System.Math;\nusing static A.B;\nusing C = A.D;")]
    public void an_order_that_is_kept_is_not(string usings) =>
        ((Rule)OutOfOrder).LinesFoundIn("src/A/A.cs", usings).ShouldBeEmpty();

    private static IEnumerable<string> OutOfOrder(SourceFile file) => file.Syntax.Usings
        .Zip(file.Syntax.Usings.Skip(1))
        .Where(pair => string.CompareOrdinal(Key(pair.First), Key(pair.Second)) > 0)
        .Select(pair => file.Finding(pair.Second, $"{pair.Second.NamespaceOrType} comes before the one above it"));

    /// <summary>Namespaces, statics, aliases; in each System first, then by the parts of the name.</summary>
    private static string Key(UsingDirectiveSyntax directive)
    {
        var kind = directive.Alias is not null ? 2 : directive.StaticKeyword.RawKind != 0 ? 1 : 0;
        var name = $"{directive.Alias?.Name ?? directive.NamespaceOrType}".ToUpperInvariant();
        // A part that ends sorts before one that goes on.
        return $"{kind}{(name == "SYSTEM" || name.StartsWith("SYSTEM.", StringComparison.Ordinal) ? 0 : 1)}"
            + name.Replace('.', '\u0001');
    }
}
