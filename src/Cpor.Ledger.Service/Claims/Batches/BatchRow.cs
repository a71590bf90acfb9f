using System.Globalization;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>One claim of the file.</summary>
/// <param name="Number">From 1; the heading and empty lines are not counted.</param>
/// <param name="Line">The line of the file where it begins, from 1.</param>
/// <param name="Asked">What it asks for, as it was read.</param>
internal sealed record BatchRow(int Number, long Line, ClaimBatchRow Asked)
{
    /// <summary>A problem of one line of the file.</summary>
    public static FieldProblem Problem(long line, string field, string code, string explanation) =>
        new($"line {line.ToString(CultureInfo.InvariantCulture)}, {field}", code, explanation);
}
