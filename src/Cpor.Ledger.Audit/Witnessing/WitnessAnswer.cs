using Cpor.Ledger.Audit.Checkpoints;

namespace Cpor.Ledger.Audit.Witnessing;

/// <summary>What a witness says to a request.</summary>
public abstract record WitnessAnswer
{
    private WitnessAnswer()
    {
    }

    /// <summary>The log grew to this without a change: remember it, then sign its text.</summary>
    public sealed record Accepted(Checkpoint Checkpoint) : WitnessAnswer;

    /// <summary>Not signed.</summary>
    /// <param name="Status">The HTTP status that the specification gives to this reason.</param>
    /// <param name="Why">The reason.</param>
    public sealed record Refused(int Status, Fault Why) : WitnessAnswer
    {
        /// <summary>
        /// How large the log was when the witness last signed, which it tells with status 409, in a line of its own.
        /// </summary>
        public long? LastSize { get; init; }
    }
}
