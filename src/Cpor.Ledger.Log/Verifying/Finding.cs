namespace Cpor.Ledger.Log.Verifying;

/// <summary>Something in the database or in the published files that is not as it was committed.</summary>
/// <param name="Code">What, one of <see cref="FindingCodes"/>; its meaning never changes.</param>
/// <param name="Table">The table with its schema, or the path of a file.</param>
/// <param name="Key">Which row, by its key.</param>
/// <param name="Position">Where in the log, from 0; null when it has no position.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
public sealed record Finding(string Code, string Table, string Key, long? Position, string Explanation);
