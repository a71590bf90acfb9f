using System.Reflection;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// The code around handlers that Wolverine writes. A published build has it compiled in, so that a start
/// compiles nothing; other builds write and compile it as they go. It is made by the publishing, never kept.
/// </summary>
public static class PregeneratedCode
{
    /// <summary>The service's argument for writing it; the folder follows.</summary>
    public const string Argument = "write-code";

    /// <summary>Whether this build has it.</summary>
    public static bool IsHere { get; } = typeof(PregeneratedCode).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(one => one is { Key: nameof(PregeneratedCode), Value: "true" });

    /// <summary>Writes it, without a database and without starting anything.</summary>
    public static async Task WriteAsync(string folder)
    {
        DynamicCodeBuilder.WithinCodegenCommand = true;
        await using var app = LedgerHost.Unstarted();
        var collections = app.Services.GetServices<ICodeFileCollection>().ToArray();
        foreach (var collection in collections)
            collection.Rules.GeneratedCodeOutputPath = folder;
        var code = new DynamicCodeBuilder(app.Services, collections)
        {
            ServiceVariableSource = app.Services.GetRequiredService<IServiceVariableSource>(),
        };
        code.WriteGeneratedCode(Console.WriteLine);
    }
}
