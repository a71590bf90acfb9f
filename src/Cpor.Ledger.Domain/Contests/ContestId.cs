using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Contests;

/// <summary>One contest of two partners over one slot; the same on the streams of both.</summary>
public readonly record struct ContestId(Guid Value) : IValue<ContestId>
{
    /// <summary>The contest that a line of a challenger has been in since the fact of that version.</summary>
    public static ContestId For(ClaimId challenger, LineId line, int version) =>
        new(GuidFormat.FromNames(challenger.Value, $"contest {line} {version}"));

    /// <inheritdoc />
    public static bool TryParse(string? text, out ContestId value)
    {
        var parsed = GuidFormat.TryParse(text, out var guid);
        value = new ContestId(guid);
        return parsed;
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value.ToString("D");
}
