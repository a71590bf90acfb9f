using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cpor.Ledger.Service.Tests.Clients;

/// <summary>A generated client with the code that uses it, compiled against what this process can load.</summary>
internal static class Compiled
{
    /// <summary>Calls <c>Reading.ReadAsync</c> of the sources.</summary>
    public static async Task<string[]> ReadAsync(IEnumerable<string> sources, HttpClient http, string claimId)
    {
        var compilation = CSharpCompilation.Create(
            $"client-{Guid.NewGuid():n}",
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(assembly => MetadataReference.CreateFromFile(assembly)),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        compilation.Emit(image).Diagnostics
            .Where(one => one.Severity == DiagnosticSeverity.Error)
            .Select(one => $"{one}")
            .ShouldBeEmpty();
        var reading = Assembly.Load(image.ToArray()).GetType("Reading")!.GetMethod("ReadAsync")!;
        return await (Task<string[]>)reading.Invoke(null, [http, claimId])!;
    }
}
