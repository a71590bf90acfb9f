using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Trees;

namespace Cpor.Ledger.Audit.Trust;

/// <summary>
/// Which logs and witnesses somebody trusts, and which witnesses together are enough (C2SP tlog-policy). The name of a
/// log's key is its origin.
/// </summary>
public sealed class TrustPolicy
{
    private readonly Dictionary<string, VerifierKey> _witnesses;
    private readonly List<WitnessGroup> _groups;
    private readonly string? _quorum;

    internal TrustPolicy(
        List<VerifierKey> logs, Dictionary<string, VerifierKey> witnesses, List<WitnessGroup> groups, string? quorum) =>
        (Logs, _witnesses, _groups, _quorum) = (logs, witnesses, groups, quorum);

    /// <summary>The keys of the logs.</summary>
    public IReadOnlyCollection<VerifierKey> Logs { get; }

    /// <summary>The keys of the witnesses.</summary>
    public IReadOnlyCollection<VerifierKey> Witnesses => _witnesses.Values;

    /// <summary>Reads a policy; a fault when a line of it is wrong, or it does not say what is enough.</summary>
    public static Reading<TrustPolicy> Parse(ReadOnlySpan<byte> bytes) => PolicyText.Read(bytes);

    /// <summary>Whether these witnesses together are enough.</summary>
    public bool IsMet(IEnumerable<VerifierKey> cosigned)
    {
        var by = cosigned.ToHashSet();
        var met = _witnesses.Where(witness => by.Contains(witness.Value)).Select(witness => witness.Key).ToHashSet();
        // A group has only members that stand before it.
        foreach (var group in _groups.Where(group => group.Members.Count(met.Contains) >= group.Needed))
            met.Add(group.Name);
        return _quorum is null || met.Contains(_quorum);
    }

    /// <summary>
    /// Reads a signed checkpoint; a fault unless a log that is trusted has signed it, and witnesses that are enough.
    /// </summary>
    public Reading<SignedCheckpoint> Check(ReadOnlySpan<byte> checkpoint)
    {
        var log = Log(checkpoint);
        return log.IsGood ? Enough(SignedCheckpoint.Read(checkpoint, log.Value, Witnesses)) : log.Fault;
    }

    /// <summary>
    /// Checks that an entry with this hash is in a log; a fault unless that log is trusted, has signed the proof's
    /// checkpoint, and so have witnesses that are enough.
    /// </summary>
    public Reading<SignedCheckpoint> Check(LogProof proof, TreeHash leaf)
    {
        var log = Log(proof.Checkpoint.Span);
        return log.IsGood ? Enough(proof.Check(leaf, log.Value, Witnesses)) : log.Fault;
    }

    private Reading<SignedCheckpoint> Enough(Reading<SignedCheckpoint> signed) =>
        signed.IsGood && !IsMet(signed.Value.Cosignatures.Select(one => one.Witness))
            ? TrustFaults.TooFewWitnesses
            : signed;

    // The origin tells which keys to look for. A forged one finds keys that did not sign it.
    private Reading<LogIdentity> Log(ReadOnlySpan<byte> checkpoint)
    {
        var note = SignedNote.Parse(checkpoint);
        if (!note.IsGood)
            return note.Fault;
        var origin = note.Value.UncheckedText.Split('\n')[0];
        VerifierKey[] keys = [.. Logs.Where(key => key.Name == origin)];
        return keys.Length > 0 ? new LogIdentity(origin, keys) : TrustFaults.UnknownLog;
    }
}
