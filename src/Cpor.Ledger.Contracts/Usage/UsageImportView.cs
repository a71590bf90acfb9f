namespace Cpor.Ledger.Contracts.Usage;

/// <summary>What <c>POST /v1/usage-data</c> answers: the whole file was stored.</summary>
/// <param name="Rows">How many rows the file had.</param>
/// <param name="Added">How many were new.</param>
/// <param name="Changed">How many replaced other numbers of the same month.</param>
/// <param name="Unchanged">How many were stored already, with the same numbers.</param>
public sealed record UsageImportView(long Rows, long Added, long Changed, long Unchanged);
