using System.Text;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trust;

namespace Cpor.Ledger.Verify.Tests.Logs;

/// <summary>The keys of the log and its witnesses, and those of somebody else.</summary>
internal static class Trusted
{
    public const string Origin = "ledger.example/log";

    public static readonly SigningKey Log = Key(Origin, SignatureKind.Note, 1);
    public static readonly SigningKey FirstWitness = Key("witness.example/first", SignatureKind.Cosignature, 2);
    public static readonly SigningKey SecondWitness = Key("witness.example/second", SignatureKind.Cosignature, 3);

    /// <summary>Signs in the name of the log, with a key of his own.</summary>
    public static readonly SigningKey Attacker = Key(Origin, SignatureKind.Note, 66);

    /// <summary>Another log, which nobody trusts.</summary>
    public static readonly SigningKey OtherLog = Key("ledger.example/other", SignatureKind.Note, 67);

    /// <summary>Signs in the name of the first witness, with a key of his own.</summary>
    public static readonly SigningKey FalseWitness = Key("witness.example/first", SignatureKind.Cosignature, 68);

    /// <summary>The log, and both witnesses of which one is enough.</summary>
    public static readonly string PolicyText =
        $"""
        log {Log.Verifier}
        witness first {FirstWitness.Verifier}
        witness second {SecondWitness.Verifier}
        group one any first second
        quorum one

        """;

    public static TrustPolicy Policy { get; } = Read(PolicyText);

    public static TrustPolicy Read(string policy) =>
        TrustPolicy.Parse(Encoding.UTF8.GetBytes(policy)).Value.ShouldNotBeNull();

    private static SigningKey Key(string name, SignatureKind kind, byte seed) =>
        SigningKey.From(name, kind, [.. Enumerable.Repeat(seed, 32)]).Value.ShouldNotBeNull();
}
