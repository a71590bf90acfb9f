namespace Cpor.Ledger.Contracts;

/// <summary>Says that a text, or each text of a list, is one of a closed list in the API's description.</summary>
/// <param name="list">The list's name in the description, such as <c>ClaimStatus</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(string list) : Attribute
{
    /// <summary>The list's name.</summary>
    public string List => list;
}
