using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Cpor.Ledger.Tidy;

/// <summary>The compiled sources: what they declare, and what their code refers to.</summary>
internal sealed class Assemblies
{
    private static readonly Dictionary<ushort, OpCode> _codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => unchecked((ushort)code.Value));

    // Records print and clone all that they hold, which is no use of it.
    private static readonly HashSet<string> _synthesized =
        ["PrintMembers", "Deconstruct", "<Clone>$", "Equals", "GetHashCode", "EqualityContract"];

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _deconstructed = new(StringComparer.Ordinal);
    private readonly List<Member> _declared = [];

    private Assemblies()
    {
    }

    /// <summary>Something that is declared, by its type and name.</summary>
    /// <param name="Type">The full name of its type.</param>
    /// <param name="Name">Its own name.</param>
    /// <param name="Key">What code refers to: the method, or the getter of a property.</param>
    internal sealed record Member(string Assembly, string Type, string Name, string Key, bool IsProperty);

    /// <summary>What nothing refers to.</summary>
    public IEnumerable<Member> Unused => _declared.Where(member => !_used.Contains(member.Key));

    /// <summary>Reads the files.</summary>
    public static Assemblies Read(IEnumerable<string> files)
    {
        var all = new Assemblies();
        foreach (var file in files)
        {
            using var image = new PEReader(File.OpenRead(file));
            all.Read(image, image.GetMetadataReader(), Path.GetFileNameWithoutExtension(file));
        }

        foreach (var (deconstructor, read) in all._deconstructed)
        {
            if (all._used.Contains(deconstructor))
                all._used.UnionWith(read);
        }

        return all;
    }

    private void Read(PEReader image, MetadataReader reader, string assembly)
    {
        var implementations = Enumerable.Range(1, reader.GetTableRowCount(TableIndex.MethodImpl))
            .Select(row => reader.GetMethodImplementation(MetadataTokens.MethodImplementationHandle(row)).MethodBody)
            .ToHashSet();
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            foreach (var method in type.GetMethods())
                ReadBody(image, reader, method);
            var name = NameOf(reader, handle);
            if (!name.Contains('<') && name.StartsWith("Cpor.Ledger.", StringComparison.Ordinal))
            {
                _declared.AddRange(Properties(reader, type).Concat(Methods(reader, type))
                    .Where(one => !implementations.Contains(one.Method))
                    .Select(one => new Member(
                        assembly, name, one.Name, KeyOf(reader, one.Method, name), one.IsProperty)));
            }
        }
    }

    private static IEnumerable<(MethodDefinitionHandle Method, string Name, bool IsProperty)> Properties(
        MetadataReader reader, TypeDefinition type) => type.GetProperties()
        .Select(reader.GetPropertyDefinition)
        .Select(property => (property.GetAccessors().Getter, Name: reader.GetString(property.Name), true))
        .Where(one => !one.Getter.IsNil && !_synthesized.Contains(one.Name)
            && !IsVirtual(reader.GetMethodDefinition(one.Getter)));

    private static IEnumerable<(MethodDefinitionHandle Method, string Name, bool IsProperty)> Methods(
        MetadataReader reader, TypeDefinition type)
    {
        var accessors = type.GetProperties()
            .Select(one => reader.GetPropertyDefinition(one).GetAccessors())
            .SelectMany(one => new[] { one.Getter, one.Setter })
            .ToHashSet();
        return type.GetMethods()
            .Where(one => !accessors.Contains(one) && IsCalledByUs(reader.GetMethodDefinition(one), reader))
            .Select(one => (one, reader.GetString(reader.GetMethodDefinition(one).Name), false));
    }

    /// <summary>Not what the runtime, an interface or a base class calls.</summary>
    private static bool IsCalledByUs(MethodDefinition method, MetadataReader reader)
    {
        var name = reader.GetString(method.Name);
        return !name.Contains('.') && !name.Contains('<') && !name.StartsWith("op_", StringComparison.Ordinal)
            && !_synthesized.Contains(name) && !IsVirtual(method);
    }

    private static bool IsVirtual(MethodDefinition method) =>
        method.Attributes.HasFlag(System.Reflection.MethodAttributes.Virtual)
        && !method.Attributes.HasFlag(System.Reflection.MethodAttributes.Abstract);

    private void ReadBody(PEReader image, MetadataReader reader, MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        var name = reader.GetString(method.Name);
        if (method.RelativeVirtualAddress == 0 || (_synthesized.Contains(name) && name != "Deconstruct"))
            return;
        var calls = Calls(image, reader, handle, method);
        if (name == "Deconstruct")
            _deconstructed[KeyOf(reader, (EntityHandle)handle)!] = calls;
        else
            _used.UnionWith(calls);
    }

    private static List<string> Calls(
        PEReader image, MetadataReader reader, MethodDefinitionHandle handle, MethodDefinition method)
    {
        var calls = new List<string>();
        var code = image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
        while (code.RemainingBytes > 0)
        {
            ushort value = code.ReadByte();
            if (value == 0xFE)
                value = (ushort)(0xFE00 | code.ReadByte());
            var operand = _codes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineTok)
            {
                var called = MetadataTokens.EntityHandle(code.ReadInt32());
                if (called != handle && KeyOf(reader, called) is { } key)
                    calls.Add(key);
            }
            else
            {
                Skip(ref code, operand);
            }
        }

        return calls;
    }

    private static void Skip(ref BlobReader code, OperandType operand)
    {
        var size = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 * code.ReadInt32(),
            _ => 4,
        };
        code.Offset += size;
    }

    private static string? KeyOf(MetadataReader reader, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return KeyOf(reader, reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MethodDefinition:
                var method = (MethodDefinitionHandle)handle;
                return KeyOf(reader, method, NameOf(reader, reader.GetMethodDefinition(method).GetDeclaringType()));
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                return member.GetKind() == MemberReferenceKind.Method && ParentOf(reader, member.Parent) is { } type
                    ? Key(type, reader.GetString(member.Name), reader.GetBlobReader(member.Signature))
                    : null;
            default:
                return null;
        }
    }

    private static string KeyOf(MetadataReader reader, MethodDefinitionHandle handle, string type)
    {
        var method = reader.GetMethodDefinition(handle);
        return Key(type, reader.GetString(method.Name), reader.GetBlobReader(method.Signature));
    }

    private static string Key(string type, string name, BlobReader signature)
    {
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        return $"{type}.{name}/{signature.ReadCompressedInteger()}";
    }

    private static string? ParentOf(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeDefinition => NameOf(reader, (TypeDefinitionHandle)parent),
        HandleKind.TypeReference => NameOf(reader, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification => GenericOf(reader, (TypeSpecificationHandle)parent),
        _ => null,
    };

    /// <summary>The type of which a specification names an instance.</summary>
    private static string? GenericOf(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var signature = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        signature.ReadByte(); // class or value type
        return ParentOf(reader, signature.ReadTypeHandle());
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{NameOf(reader, outer)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}"
            : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
