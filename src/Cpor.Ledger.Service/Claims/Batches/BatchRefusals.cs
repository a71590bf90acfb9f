using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// Why a batch is refused whole, before anything is done. The codes are public (<see cref="Problems"/>).
/// </summary>
public static class BatchRefusals
{
    /// <summary>No form with the parts of a batch.</summary>
    public static readonly Refusal NoForm = new(
        Invalid,
        Problems.MediaTypeNotTaken,
        "The body must be a multipart form with a file 'claims' of text/csv or application/x-ndjson, and perhaps a "
        + "file 'proofs'.");

    /// <summary>Too many commands waited, or a row lost every race; trying again helps.</summary>
    public static readonly Refusal Busy = new(
        Untimely, Problems.LedgerBusy, "The queue of commands is full; send the batch again.");

    /// <summary>More than a batch may have.</summary>
    public static Refusal TooLarge(string what, long most) =>
        new(Invalid, Problems.BatchTooLarge, $"At most {most} {what}; nothing was done.");

    /// <summary>Rows or a zip that are not as they should be.</summary>
    public static Refusal BatchInvalid(ValueList<FieldProblem> where) => new(
        Invalid, Problems.BatchInvalid, "The batch is invalid; nothing was done.", where);
}
