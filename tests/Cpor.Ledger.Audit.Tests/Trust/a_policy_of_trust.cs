using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Tests.Trees;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Audit.Trust;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Trust;

public class a_policy_of_trust
{
    private const string Origin = "example.com/log";

    private static readonly string _log = Key(Origin, SignatureKind.Note, 0).ToString();
    private static readonly VerifierKey[] _witnesses =
        [.. Enumerable.Range(1, 6).Select(seed => Key($"w{seed}", SignatureKind.Cosignature, (byte)seed))];

    /// <summary>The example in C2SP tlog-policy, with keys of our own.</summary>
    private static readonly string _example = $"""
        log {_log}

        witness X1 {_witnesses[0]}
        witness X2 {_witnesses[1]}
        witness X3 {_witnesses[2]}
        group X-witnesses 2 X1 X2 X3

        witness Y1 {_witnesses[3]}
        witness Y2 {_witnesses[4]}
        witness Y3 {_witnesses[5]}
        group Y-witnesses any Y1 Y2 Y3

        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y

        """;

    [Fact]
    public void asks_for_the_witnesses_of_the_specifications_example()
    {
        var policy = Parse(_example);

        for (var set = 0; set < 64; set++)
        {
            var signed = _witnesses.Where((_, place) => (set >> place & 1) == 1).ToList();
            var isEnough = signed.Count(_witnesses[..3].Contains) >= 2 && signed.Exists(_witnesses[3..].Contains);

            policy.IsMet(signed).ShouldBe(isEnough);
        }
    }

    [Fact]
    public void checks_checkpoints_and_proofs()
    {
        var leaves = Leaves.Of(7);
        var enough = Note(leaves, 1, 3, 6);
        var tooFew = Note(leaves, 1, 4, 5);
        var policy = Parse(_example);

        policy.Check(enough).Value.ShouldNotBeNull().Cosignatures.Count.ShouldBe(3);
        policy.Check(tooFew).Fault.ShouldBe(TrustFaults.TooFewWitnesses);
        policy.Check(Proof(leaves, enough), leaves[2]).IsGood.ShouldBeTrue();
        policy.Check(Proof(leaves, enough), leaves[3]).Fault.ShouldBe(TreeFaults.AnotherRoot);
        policy.Check(Proof(leaves, tooFew), leaves[2]).Fault.ShouldBe(TrustFaults.TooFewWitnesses);
        Parse($"log {_log}\nquorum none\n").Check(Note(leaves)).IsGood.ShouldBeTrue();
        Parse("quorum none\n").Check(enough).Fault.ShouldBe(TrustFaults.UnknownLog);
        Parse($"log {Key(Origin, SignatureKind.Note, 9)}\nquorum none\n").Check(enough).Fault
            .ShouldBe(NoteFaults.NoKnownSignature);
    }

    [Fact]
    public void may_have_comments_white_space_and_addresses() =>
        Parse($" # a\n\tlog\t{_log} https://example.com/\n\n  witness \t é {_witnesses[0]} https://w \n quorum é")
            .IsMet([_witnesses[0]]).ShouldBeTrue();

    [Fact]
    public void may_need_one_witness_alone()
    {
        var policy = Parse($"witness a {_witnesses[0]}\nwitness b {_witnesses[1]}\nquorum a\n");

        policy.IsMet([_witnesses[0]]).ShouldBeTrue();
        policy.IsMet([_witnesses[1]]).ShouldBeFalse();
        policy.IsMet([]).ShouldBeFalse();
    }

    // W1 and W2 stand for lines that define two witnesses.
    [Theory]
    [InlineData("W1 W2", "no-quorum")]
    [InlineData("quorum unknown", "not-a-policy")]
    [InlineData("W1 quorum W1 quorum W1", "not-a-policy")]
    [InlineData("W1 quorum W2 W2", "not-a-policy")]
    [InlineData("W1 W1 quorum W1", "named-twice")]
    [InlineData("W1 group:g:-1:W1 quorum g", "not-a-policy")]
    [InlineData("W1 group:g:0:W1 quorum g", "not-a-policy")]
    [InlineData("W1 group:g:2:W1 quorum g", "not-a-policy")]
    [InlineData("W1 group:g:01:W1 quorum g", "not-a-policy")]
    [InlineData("W1 group:g:all quorum g", "not-a-policy")]
    [InlineData("W1 group:g:all:W1:W2 quorum g", "not-a-policy")]
    [InlineData("W1 group:g:all:g quorum g", "not-a-policy")]
    [InlineData("W1 group:g:all:W1:W1 quorum g", "named-twice")]
    [InlineData("W1 group:g:all:W1 group:h:all:W1 quorum g", "named-twice")]
    [InlineData("W1 group:W1:all:W1 quorum W1", "named-twice")]
    [InlineData("W1 group:none:all:W1 quorum none", "named-twice")]
    [InlineData("W1 group:g:any:none:W1 quorum g", "named-twice")]
    [InlineData("W1 quorum:W1:more", "not-a-policy")]
    [InlineData("something quorum none", "not-a-policy")]
    public void in_another_form_is_refused(string lines, string code)
    {
        var text = string.Join('\n', lines.Replace("quorum ", "quorum:").Split(' ').Select(line => line switch
        {
            "W1" => $"witness W1 {_witnesses[0]}",
            "W2" => $"witness W2 {_witnesses[1]}",
            _ => line.Replace(':', ' '),
        }));

        TrustPolicy.Parse(Encoding.UTF8.GetBytes(text)).Fault.ShouldNotBeNull(text).Code.ShouldBe(code);
    }

    [Fact]
    public void names_no_key_twice_and_none_of_another_kind()
    {
        var renamed = VerifierKey.From("other", SignatureKind.Cosignature, _witnesses[0].PublicKey.Span).Value;

        Fault($"witness a {_witnesses[0]}\nwitness b {renamed}\nquorum none\n").ShouldBe(TrustFaults.Twice);
        Fault($"log {_log}\nlog {_log}\nquorum none\n").ShouldBe(TrustFaults.Twice);
        Fault($"witness a {_log}\nquorum none\n").ShouldBe(NoteFaults.UnknownKind);
        Fault($"log {_log}x\nquorum none\n").ShouldBe(NoteFaults.NotAKey);
        Fault("quorum none\r\n").ShouldBe(TrustFaults.NotAPolicy);
        Fault("quorum none\0\n").ShouldBe(TrustFaults.NotAPolicy);

        static Fault? Fault(string text) => TrustPolicy.Parse(Encoding.UTF8.GetBytes(text)).Fault;
    }

    [Fact]
    public void may_nest_groups_as_deep_as_its_length_allows()
    {
        var groups = Enumerable.Range(1, 20_000).Select(depth => $"group g{depth} all g{depth - 1}\n");
        var text = $"witness g0 {_witnesses[0]}\n{string.Concat(groups)}quorum g20000\n";

        Parse(text).IsMet([_witnesses[0]]).ShouldBeTrue();
        Parse(text).IsMet([_witnesses[1]]).ShouldBeFalse();
    }

    [Fact]
    public void is_read_without_throwing() =>
        Gen.Select(Gen.Int[0, _example.Length - 1], Gen.Byte.Array[0, 4]).Sample((place, garbage) =>
        {
            var bytes = Encoding.UTF8.GetBytes(_example);

            _ = TrustPolicy.Parse([.. bytes[..place], .. garbage, .. bytes[(place + 1)..]]).IsGood;
        });

    private static TrustPolicy Parse(string text)
    {
        var read = TrustPolicy.Parse(Encoding.UTF8.GetBytes(text));
        return read.Value.ShouldNotBeNull(read.Fault?.Code);
    }

    private static byte[] Note(TreeHash[] leaves, params int[] witnesses)
    {
        using var log = Secret(Origin, SignatureKind.Note, 0);
        var checkpoint = new Checkpoint(Origin, leaves.Length, MerkleTree.Root(leaves));
        var note = checkpoint.Sign(log);
        foreach (var seed in witnesses)
        {
            using var witness = Secret($"w{seed}", SignatureKind.Cosignature, (byte)seed);
            note = note.With(witness.Cosign(checkpoint.Text, seed));
        }

        return note.ToBytes();
    }

    private static LogProof Proof(TreeHash[] leaves, byte[] note) =>
        new(2, InclusionProof.Make(new GrowingTree(leaves), 2, leaves.Length).Value.ShouldNotBeNull().Hashes, note);

    private static VerifierKey Key(string name, SignatureKind kind, byte seed)
    {
        using var key = Secret(name, kind, seed);
        return key.Verifier;
    }

    private static SigningKey Secret(string name, SignatureKind kind, byte seed) =>
        SigningKey.From(name, kind, [.. Enumerable.Repeat(seed, 32)]).Value.ShouldNotBeNull();
}
