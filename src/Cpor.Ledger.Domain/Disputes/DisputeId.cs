namespace Cpor.Ledger.Domain.Disputes;

/// <summary>One dispute of a rejection; given by whoever disputes, so that a retry is recognised.</summary>
public readonly record struct DisputeId(Guid Value) : IValue<DisputeId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out DisputeId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new DisputeId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}
