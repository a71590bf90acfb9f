namespace Cpor.Ledger.Domain.Associations;

/// <summary>One proposed correction; given by whoever proposes, so that a retry is recognised.</summary>
public readonly record struct CorrectionId(Guid Value) : IValue<CorrectionId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out CorrectionId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new CorrectionId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}
