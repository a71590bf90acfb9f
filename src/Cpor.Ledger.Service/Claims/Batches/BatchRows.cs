using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>Collects the rows of a file, and what is wrong with the file itself.</summary>
internal sealed class BatchRows(BatchLimits limits)
{
    private readonly List<BatchRow> _rows = [];
    private readonly List<FieldProblem> _problems = [];

    /// <summary>The rows so far, in the order of the file.</summary>
    public IReadOnlyList<BatchRow> All => _rows;

    /// <summary>Whether reading on makes no sense.</summary>
    public bool IsOver => _problems.Count >= limits.Problems || _rows.Count > limits.Rows;

    /// <summary>Why the batch is refused whole; null when it is not.</summary>
    public Refusal? Refusal => _rows.Count > limits.Rows
        ? BatchRefusals.TooLarge("rows", limits.Rows)
        : _problems.Count > 0 ? BatchRefusals.BatchInvalid(_problems.ToValueList()) : null;

    /// <summary>Takes a row.</summary>
    public void Add(long line, ClaimBatchRow asked) => _rows.Add(new BatchRow(_rows.Count + 1, line, asked));

    /// <summary>Notes something that is wrong.</summary>
    public void Note(long line, string field, string code, string explanation) =>
        Note(BatchRow.Problem(line, field, code, explanation));

    /// <summary>Notes something that is wrong. What nobody will be told is not kept: rows can name millions.</summary>
    public void Note(FieldProblem problem)
    {
        if (_problems.Count < limits.Problems)
            _problems.Add(problem);
    }
}
