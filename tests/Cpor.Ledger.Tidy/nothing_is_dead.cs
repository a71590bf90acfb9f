using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cpor.Ledger.Tidy;

/// <summary>
/// What the sources declare, the sources use: a caller in tests alone is none. It is read off the compiled code, so a
/// name in a comment or a <c>nameof</c> does not count either.
/// </summary>
public class nothing_is_dead
{
    // What Wolverine, ASP.NET and Razor call by name.
    private static readonly Dictionary<string, string[]> _calledByName = new()
    {
        ["Handler"] = ["Handle", "Configure"],
        ["Middleware"] = ["InvokeAsync"],
        ["ClaimValidation"] = ["Start", "NotFound"],
        ["OptOutWindow"] = ["Start", "Handle", "NotFound"],
        ["RequestContext"] = ["BindAsync"],
        ["Query`1"] = ["BindAsync"],
        ["_Imports"] = ["Execute"],
    };

    // Each with who reads it.
    private static readonly Dictionary<string, string> _readByOthers = new()
    {
        ["Cpor.Ledger.Domain.Deadlines.Period.BusinessDays"] =
            "terms are JSON; tests and benchmarks write them in code",
        ["Cpor.Ledger.Domain.Deadlines.Period.CalendarDays"] = "the same",
        ["Cpor.Ledger.Domain.Deadlines.Period.OfElapsed"] = "the same",
        ["Cpor.Ledger.Log.LogProgress.Size"] = "the benchmarks wait for it",
        ["Cpor.Ledger.Log.Verifying.Doubt.Position"] = "stored in the state file of a verification that goes on",
        ["Cpor.Ledger.Service.Slots.SlotTag.Value"] = "Marten stores it",
        ["Cpor.Ledger.Service.ReadModels.Association.*"] = "Marten stores it; queries are written in SQL",
        ["Cpor.Ledger.Service.Acts.RecordedActs.Id"] = "Marten's identity of a stream",
        ["Cpor.Ledger.Service.Outbox.ChecksTimeout.*"] = "Wolverine finds the saga by it, and sends it after the pause",
        ["Cpor.Ledger.Service.Outbox.SettleWindow.WindowId"] = "Wolverine finds the saga by it",
        ["Cpor.Ledger.Service.Claims.ProofForm.*"] = "the OpenAPI document; the form itself is read as it streams in",
        ["Cpor.Ledger.Service.Claims.Batches.ClaimBatchForm.*"] = "the same",
        ["Cpor.Ledger.Service.Importing.CatalogueKind`1.*"] = "called through their interface",
        ["Cpor.Ledger.LocalPostgres.PostgresBinaries.FindAsync"] = "its users find PostgreSQL's tools with it",
        ["Cpor.Ledger.LocalPostgres.PrivateCluster.*"] = "what was opened; its tests read it",
        ["Cpor.Ledger.LocalPostgres.Discovery.PinnedPackage.All"] = "its test compares every digest with the registry",
        ["Cpor.Ledger.Audit.Trust.TrustPolicy.Check"] = "the library's users check checkpoints with it",
        ["Cpor.Ledger.Cli.LedgerTool.*"] = "the tests of the documents ask the tool what it understands",
        ["Cpor.Ledger.Cli.Demo.Sample.Title"] = "the README of the samples is checked against it",
    };

    // What a framework finds by itself.
    private static readonly string[] _found = ["Handler", "Endpoint"];

    private static Assemblies Sources { get; } = Assemblies.Read(Files());

    [Fact]
    public void every_member_is_used() => Unused()
        .Where(member => !_readByOthers.ContainsKey(FullName(member)) && !_readByOthers.ContainsKey($"{member.Type}.*"))
        .Select(member => $"{FullName(member)} is never {(member.IsProperty ? "read" : "called")}")
        .ShouldBeTidy();

    [Fact]
    public void every_type_is_used()
    {
        var names = Repository.SourceCode
            .SelectMany(file => file.Syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)))
            .ToLookup(token => token.ValueText, token => token.Parent!);
        var pages = string.Concat(Repository.Files.Where(file => file.Is(".cshtml")).Select(file => file.Text));
        bool IsUsed(BaseTypeDeclarationSyntax type) => pages.Contains(type.Identifier.ValueText)
            || names[type.Identifier.ValueText].Any(node => !node.AncestorsAndSelf().Contains(type));

        Repository.SourceCode
            .SelectMany(file => file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                // The members of static ones speak for them.
                .Where(type => !type.Modifiers.Any(SyntaxKind.StaticKeyword) && !IsUsed(type))
                .Where(type => !_found.Any(type.Identifier.ValueText.EndsWith))
                .Select(type => file.Finding(type.Identifier, $"nothing uses {type.Identifier.ValueText}")))
            .ShouldBeTidy();
    }

    [Fact]
    public void no_exception_outlives_its_reason()
    {
        var unused = Unused().SelectMany(member => new[] { FullName(member), $"{member.Type}.*" }).ToHashSet();

        _readByOthers.Keys.Where(name => !unused.Contains(name)).ShouldBeTidy();
    }

    private static IEnumerable<Assemblies.Member> Unused() => Sources.Unused
        .Where(member => !IsReadAsJson(member) && !IsOfAResult(member) && !IsCalledByName(member));

    /// <summary>Contracts are read by clients, and the properties of facts by auditors.</summary>
    private static bool IsReadAsJson(Assemblies.Member member) =>
        member.Assembly == "Cpor.Ledger.Contracts" || (member.Assembly == "Cpor.Ledger.Domain" && member.IsProperty);

    /// <summary>One case of a result says all it knows, to each reader what that one needs.</summary>
    private static bool IsOfAResult(Assemblies.Member member) => member.IsProperty && member.Type.Contains('+');

    private static bool IsCalledByName(Assemblies.Member member) => _calledByName.Any(one =>
        member.Type.EndsWith(one.Key, StringComparison.Ordinal) && one.Value.Contains(member.Name));

    private static string FullName(Assemblies.Member member) => $"{member.Type}.{member.Name}";

    /// <summary>The tools and all that is copied beside them, as they were built with this test.</summary>
    private static IEnumerable<string> Files()
    {
        var here = Path.Combine(Repository.Root, "tests", "Cpor.Ledger.Tidy");
        var bin = Path.GetRelativePath(here, AppContext.BaseDirectory);
        var anyCase = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        return new[] { "Cpor.Ledger.Cli", "Cpor.Ledger.Verify" }
            .SelectMany(project => Directory.GetFiles(
                Path.Combine(Repository.Root, "src", project, bin), "*ledger*.dll", anyCase))
            .DistinctBy(Path.GetFileName);
    }
}
