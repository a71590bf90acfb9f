namespace Cpor.Ledger.Service.Http;

/// <summary>Why personal data is read, where the rest can be read without it.</summary>
public sealed record OptionalReasonQuery
{
    /// <summary>
    /// Why the personal data is read, 1 to 200 characters, which is recorded; without it that data is left out.
    /// </summary>
    public string? Reason { get; init; }
}
