namespace Cpor.Ledger.Audit.Witnessing;

/// <summary>Why a witness does not sign, beside what can be wrong with notes, checkpoints and proofs.</summary>
public static class WitnessFaults
{
    /// <summary>Bytes that are no request.</summary>
    public static Fault NotARequest { get; } = new(
        "not-a-witness-request", "This is not a request to a witness as C2SP tlog-witness describes it.");

    /// <summary>A log that the witness does not follow.</summary>
    public static Fault UnknownLog { get; } = new("unknown-log", "The witness does not know a log with this origin.");

    /// <summary>The new tree is to be smaller than the old one.</summary>
    public static Fault SmallerThanBefore { get; } = new(
        "smaller-than-before", "The checkpoint is of a smaller tree than the old size.");

    /// <summary>The witness signed something else last.</summary>
    public static Fault AnotherOldSize { get; } = new(
        "another-old-size", "The witness signed a tree of another size last: prove from that one.");
}
