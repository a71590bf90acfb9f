namespace Cpor.Ledger.Audit.Proofs;

/// <summary>What can be wrong with the files of proofs.</summary>
public static class ProofFaults
{
    /// <summary>Bytes that are no proof.</summary>
    public static Fault NotAProof { get; } = new(
        "not-a-proof", "This is not a file of a proof as C2SP tlog-proof describes it, version 1.");
}
