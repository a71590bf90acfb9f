using System.Collections.Concurrent;
using System.Reflection;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Model;
using JasperFx.RuntimeCompiler;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>
/// Compiles the code that Wolverine writes around handlers and endpoints. Every host writes its own; hosts that write
/// the same share what was compiled, because compiling is most of what a start costs.
/// </summary>
public sealed class CompiledOnce : IAssemblyGenerator
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> _compiled = [];
    private static readonly Lock _compiling = new();

    // The references of everything compiled so far: reading them again for each file costs more than compiling it.
    private static readonly AssemblyGenerator _compiler = new();

    public string? AssemblyName { get; set; }

    public void ReferenceAssembly(Assembly assembly)
    {
        lock (_compiling)
            _compiler.ReferenceAssembly(assembly);
    }

    public void ReferenceAssemblyContainingType<T>() => ReferenceAssembly(typeof(T).Assembly);

    public Assembly Generate(Action<ISourceWriter> write)
    {
        using var writer = new SourceWriter();
        write(writer);
        return Generate(writer.Code());
    }

    public Assembly Generate(string code) => _compiled.GetOrAdd(code, _ => new Lazy<Assembly>(() =>
    {
        lock (_compiling)
            return _compiler.Generate(code);
    })).Value;

    public void Compile(GeneratedAssembly generatedAssembly, IServiceVariableSource? services = null) =>
        Compile(generatedAssembly, services, out _);

    public void Compile(GeneratedAssembly generatedAssembly, IServiceVariableSource? services, out string code)
    {
        code = generatedAssembly.GenerateCode(services);
        foreach (var assembly in generatedAssembly.Rules.Assemblies
            .Concat(generatedAssembly.AllReferencedAssemblies())
            .Concat(generatedAssembly.GeneratedTypes.SelectMany(type => type.AssemblyReferences())))
        {
            ReferenceAssembly(assembly);
        }

        generatedAssembly.AttachAssembly(Generate(code));
    }
}
