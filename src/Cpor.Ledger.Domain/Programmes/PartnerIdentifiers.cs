namespace Cpor.Ledger.Domain.Programmes;

/// <summary>
/// A partner's organisation as a whole: what holds a slot. One to ten digits, without leading zeros. A location
/// (<see cref="MpnId"/>) belongs to one organisation; support stresses that the two ids differ [SUP20].
/// </summary>
public readonly record struct OrganisationId(string Value) : IValue<OrganisationId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out OrganisationId value)
    {
        value = new OrganisationId(text!);
        return Digits.Are(text);
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;
}

/// <summary>
/// The MPN ID of the partner's location that makes a claim (CPOR article, "information to complete a claim"). One to
/// ten digits, without leading zeros.
/// </summary>
public readonly record struct MpnId(string Value) : IValue<MpnId>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out MpnId value)
    {
        value = new MpnId(text!);
        return Digits.Are(text);
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;
}

/// <summary>The format of partner numbers.</summary>
internal static class Digits
{
    public static bool Are(string? text) =>
        text is { Length: >= 1 and <= 10 } && text[0] != '0' && text.All(char.IsAsciiDigit);
}
