using System.Collections.Frozen;
using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Http;

/// <summary>The public names of an enumeration's values: those of the stored format.</summary>
public static class PublicNames
{
    /// <summary>The value's public name.</summary>
    public static string PublicName<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Of<TEnum>.Names[value];

    /// <summary>The value that a public name stands for, null for none.</summary>
    public static TEnum? Parse<TEnum>(string? name)
        where TEnum : struct, Enum =>
        name is not null && Of<TEnum>.Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Every public name, for explanations.</summary>
    public static string All<TEnum>()
        where TEnum : struct, Enum => string.Join(", ", Of<TEnum>.Names.Values.Order(StringComparer.Ordinal));

    private static class Of<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Names = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(value => value, StoredFormat.Text);

        public static readonly FrozenDictionary<string, TEnum> Values =
            Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
