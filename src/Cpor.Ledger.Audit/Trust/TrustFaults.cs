namespace Cpor.Ledger.Audit.Trust;

/// <summary>What can be wrong with policies, and with what is checked by them.</summary>
public static class TrustFaults
{
    /// <summary>A line that is none of a policy, or names what does not stand before it.</summary>
    public static Fault NotAPolicy { get; } = new(
        "not-a-policy", "A line of the policy cannot be understood, or names what was not defined before it.");

    /// <summary>A name or a key that is there already.</summary>
    public static Fault Twice { get; } = new(
        "named-twice", "A name, a key or a member of groups stands twice in the policy.");

    /// <summary>No line says which witnesses are enough.</summary>
    public static Fault NoQuorum { get; } = new(
        "no-quorum", "The policy does not say which witnesses are enough; 'quorum none' says that none is needed.");

    /// <summary>A checkpoint of a log that the policy does not name.</summary>
    public static Fault UnknownLog { get; } = new("untrusted-log", "The policy names no log with this origin.");

    /// <summary>Signed by its log, but not by witnesses that are enough.</summary>
    public static Fault TooFewWitnesses { get; } = new(
        "too-few-witnesses", "The witnesses that signed are not enough by the policy.");
}
