namespace Cpor.Ledger.Domain.Claims;

/// <summary>A claim; also its stream of facts.</summary>
public readonly record struct ClaimId(Guid Value) : IValue<ClaimId>
{
    private static readonly Guid _imports = new("c6a51a44-2c0b-4d0f-8f5e-5a0e7b1d9a10");

    /// <summary>The claim that a row of an import is: the same for the same key of the same import.</summary>
    public static ClaimId OfRow(string import, string key) =>
        new(GuidFormat.FromNames(_imports, $"{import.Length} {import} {key}"));

    /// <inheritdoc />
    public static bool TryParse(string? text, out ClaimId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new ClaimId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}
