using System.Buffers;
using System.Text;
using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Audit.Trust;

/// <summary>The text of a policy (C2SP tlog-policy), read line by line.</summary>
internal sealed class PolicyText
{
    /// <summary>The most bytes that are read. Our limit.</summary>
    private const int Longest = 1 << 20;

    /// <summary>What is enough when no witness is needed; nothing else can have this name.</summary>
    private const string NoWitness = "none";

    private static readonly SearchValues<byte> _controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(one => (byte)one).Except("\t\n"u8.ToArray()), 127]);

    private readonly List<VerifierKey> _logs = [];
    private readonly Dictionary<string, VerifierKey> _witnesses = [];
    private readonly List<WitnessGroup> _groups = [];
    private readonly HashSet<string> _names = [NoWitness];
    private readonly HashSet<string> _members = [NoWitness];
    private string? _quorum;

    public static Reading<TrustPolicy> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest || bytes.ContainsAny(_controls))
            return TrustFaults.NotAPolicy;
        // Names are bytes without a meaning, so each byte becomes a character of its own.
        var policy = new PolicyText();
        foreach (var line in Encoding.Latin1.GetString(bytes).Split('\n'))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is [var first, ..] && first[0] != '#' && policy.Take(words) is { } fault)
                return fault;
        }

        return policy._quorum is { } quorum
            ? new TrustPolicy(policy._logs, policy._witnesses, policy._groups, quorum == NoWitness ? null : quorum)
            : TrustFaults.NoQuorum;
    }

    private Fault? Take(string[] words) => words switch
    {
        ["log", var key, .. { Length: <= 1 }] => TakeLog(key),
        ["witness", var name, var key, .. { Length: <= 1 }] => TakeWitness(name, key),
        ["group", var name, var needed, .. { Length: > 0 } members] => TakeGroup(name, needed, members),
        ["quorum", var name] when _quorum is null && _names.Contains(name) => TakeQuorum(name),
        _ => TrustFaults.NotAPolicy,
    };

    private Fault? TakeLog(string text)
    {
        var key = Key(text);
        if (!key.IsGood)
            return key.Fault;
        if (_logs.Exists(log => IsSame(log, key.Value)))
            return TrustFaults.Twice;
        _logs.Add(key.Value);
        return null;
    }

    private Fault? TakeWitness(string name, string text)
    {
        var key = Key(text);
        if (!key.IsGood)
            return key.Fault;
        if (key.Value.Kind != SignatureKind.Cosignature)
            return NoteFaults.UnknownKind;
        if (_witnesses.Values.Any(witness => IsSame(witness, key.Value)) || !_names.Add(name))
            return TrustFaults.Twice;
        _witnesses.Add(name, key.Value);
        return null;
    }

    private Fault? TakeGroup(string name, string needed, string[] members)
    {
        if (!members.All(_names.Contains))
            return TrustFaults.NotAPolicy;
        if (!members.All(_members.Add) || !_names.Add(name))
            return TrustFaults.Twice;
        var count = needed switch
        {
            "all" => members.Length,
            "any" => 1,
            _ => StrictText.Number(needed) ?? 0,
        };
        if (count < 1 || count > members.Length)
            return TrustFaults.NotAPolicy;
        _groups.Add(new WitnessGroup(name, (int)count, members));
        return null;
    }

    private Fault? TakeQuorum(string name)
    {
        _quorum = name;
        return null;
    }

    private static Reading<VerifierKey> Key(string text) =>
        StrictText.Read(Encoding.Latin1.GetBytes(text)) is { } utf8 ? VerifierKey.Parse(utf8) : NoteFaults.NotAKey;

    private static bool IsSame(VerifierKey one, VerifierKey other) =>
        one.PublicKey.Span.SequenceEqual(other.PublicKey.Span);
}
