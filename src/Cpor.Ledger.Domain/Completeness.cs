using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Cpor.Ledger.Domain;

/// <summary>
/// Lets the ledger's own types be read only whole: a stored fact that lacks a value is refused instead of being read as
/// one that holds nothing where nothing is expected. What may be null may be left out.
/// </summary>
internal static class Completeness
{
    /// <summary>Adds the demand to one type.</summary>
    public static void Require(JsonTypeInfo type)
    {
        if (type.Type.Assembly != typeof(Completeness).Assembly || type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var property in type.Properties.Where(IsGivenValue))
            property.IsRequired = true;
        JsonPropertyInfo[] neverNull = [.. type.Properties.Where(IsNeverNull)];
        type.OnDeserialized += value =>
        {
            if (Array.Find(neverNull, property => property.Get!(value) is null) is { } missing)
                throw new JsonException($"A {type.Type.Name} lacks '{missing.Name}'.");
        };
    }

    private static bool IsGivenValue(JsonPropertyInfo property) =>
        property is { Set: not null, AssociatedParameter.HasDefaultValue: false, PropertyType.IsValueType: true }
        && Nullable.GetUnderlyingType(property.PropertyType) is null;

    private static bool IsNeverNull(JsonPropertyInfo property) =>
        property is { Get: not null, PropertyType.IsValueType: false, AttributeProvider: PropertyInfo declared }
        && new NullabilityInfoContext().Create(declared).ReadState == NullabilityState.NotNull;
}
