namespace Cpor.Ledger.Service.Checks;

/// <summary>What is wrong with a row of an imported file.</summary>
/// <param name="Row">From 1, the heading not counted.</param>
/// <param name="Field">The column.</param>
/// <param name="Explanation">For a person, in English.</param>
public sealed record RowProblem(int Row, string Field, string Explanation);
