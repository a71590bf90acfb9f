namespace Cpor.Ledger.Domain.Erasure;

/// <summary>
/// The file number of a case, as <c>DSR-2026-0017</c>: 1 to 40 of A-Z, 0-9 and hyphen with a digit among them. It
/// stays in the facts for ever, so its form leaves no room for names and addresses.
/// </summary>
public readonly record struct CaseReference(string Value) : IValue<CaseReference>
{
    private const int Longest = 40;

    /// <inheritdoc />
    public static bool TryParse(string? text, out CaseReference value)
    {
        var normal = text?.Trim().ToUpperInvariant() ?? "";
        value = new CaseReference(normal);
        return normal.Length is > 0 and <= Longest
            && normal.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && normal.Any(char.IsAsciiDigit)
            && !normal.StartsWith('-')
            && !normal.EndsWith('-');
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;
}
