using System.Text.RegularExpressions;

namespace Cpor.Ledger.Domain.Programmes;

/// <summary>A Microsoft 365 workload, as <c>exchange-online</c>; which ones exist is for the terms to say.</summary>
public readonly record struct WorkloadKey(string Value) : IValue<WorkloadKey>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out WorkloadKey value)
    {
        value = new WorkloadKey(text!);
        return KebabName.Is(text);
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;
}

/// <summary>A Business Applications product, as <c>dynamics-365-sales</c>; which ones exist the terms say.</summary>
public readonly record struct ProductKey(string Value) : IValue<ProductKey>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out ProductKey value)
    {
        value = new ProductKey(text!);
        return KebabName.Is(text);
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;
}

/// <summary>Names in kebab case of at most 64 characters.</summary>
internal static partial class KebabName
{
    public static bool Is(string? text) => text is { Length: <= 64 } && Pattern().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
