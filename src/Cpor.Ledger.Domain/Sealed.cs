using System.Text.RegularExpressions;

namespace Cpor.Ledger.Domain;

/// <summary>
/// Personal data or free text that was sealed with the claim's own key before a command was decided. Rules
/// see only that it is there. The same text in the same field of a claim seals to the same value, so a retry is
/// recognised; without the key nothing can be read, and destroying the key erases it everywhere.
/// Format: <c>sealed:v1:&lt;event&gt;:&lt;field&gt;:&lt;base64url&gt;</c>, at most 16,384 characters.
/// </summary>
public readonly partial record struct Sealed(string Value) : IValue<Sealed>
{
    /// <inheritdoc />
    public static bool TryParse(string? text, out Sealed value)
    {
        value = new Sealed(text!);
        return text is { Length: <= 16_384 } && Format().IsMatch(text);
    }

    /// <summary>The stored text.</summary>
    public override string ToString() => Value;

    [GeneratedRegex(@"^sealed:v1:[a-z0-9.-]+:[a-z0-9.-]+:[A-Za-z0-9_-]+\z", RegexOptions.None, 1000)]
    private static partial Regex Format();
}
