namespace Cpor.Ledger.Service.Importing;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    /// <summary>Stored by this import.</summary>
    Accepted,

    /// <summary>Left out; the code says why.</summary>
    Refused,

    /// <summary>So already before this import.</summary>
    Unchanged,
}

/// <summary>What became of one row of a file.</summary>
/// <param name="Row">From 1, the heading not counted.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Code">Why it was refused, kebab case, a public contract.</param>
/// <param name="Field">The column concerned, when it is about one.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
public sealed record RowResult(
    int Row,
    string Key,
    RowOutcome Outcome,
    string? Code = null,
    string? Field = null,
    string? Explanation = null);
