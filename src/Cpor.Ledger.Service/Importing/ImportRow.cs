using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Importing;

/// <summary>One row of a file, as it stands there.</summary>
/// <param name="Number">From 1, the heading not counted.</param>
/// <param name="Key">The row's key as the import compares it; what stands there when it is none.</param>
/// <param name="Values">By column; columns without text are left out.</param>
public sealed record ImportRow(int Number, string Key, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The text in a column, or null for none.</summary>
    public string? this[string column] => Values.GetValueOrDefault(column);

    /// <summary>The row is stored by this import.</summary>
    public RowResult Accepted() => new(Number, Key, RowOutcome.Accepted);

    /// <summary>What the row says was so before.</summary>
    public RowResult Unchanged() => new(Number, Key, RowOutcome.Unchanged);

    /// <summary>
    /// A rule is against the row. Where several fields are wrong, the first gives its code and name and all are
    /// explained.
    /// </summary>
    public RowResult Refused(Refusal refusal) => refusal.Fields is [var first, ..]
        ? Refused(first.Code, first.Field, string.Join(
            ' ', refusal.Fields.Select(one => $"{one.Field}: {one.Code}. {one.Explanation}")))
        : Refused(refusal.Code, null, refusal.Explanation);

    /// <summary>A rule is against the row.</summary>
    public RowResult Refused(string code, string? field, string explanation) =>
        new(Number, Key, RowOutcome.Refused, code, field, explanation);
}
