using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Proofs;
using Cpor.Ledger.Audit.Tests.Trees;
using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Proofs;

public class a_proof_in_a_file
{
    private const string Origin = "example.com/log";

    // SHA-256 of "hash1" and "hash2", as in proof/tlog_proof_test.go of transparency-dev/formats.
    private static readonly TreeHash _first = new(SHA256.HashData("hash1"u8));
    private static readonly TreeHash _second = new(SHA256.HashData("hash2"u8));

    [Fact]
    public void is_written_as_published()
    {
        Written(new LogProof(5, [_first, _second], "test checkpoint\n"u8.ToArray()))
            .ShouldBe($"c2sp.org/tlog-proof@v1\nindex 5\n{_first}\n{_second}\n\ntest checkpoint\n");
        Written(new LogProof(10, [_first], "checkpoint data\n"u8.ToArray()) { UnprovedExtra = "more"u8.ToArray() })
            .ShouldBe($"c2sp.org/tlog-proof@v1\nextra bW9yZQ==\nindex 10\n{_first}\n\ncheckpoint data\n");
        Written(new LogProof(0, [], "checkpoint\n"u8.ToArray()))
            .ShouldBe("c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n");
    }

    // The first seven are those of the same tests.
    [Theory]
    [InlineData("wrong-header\nindex 0\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 5 \n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\r\nindex 5\r\n\r\ncheckpoint\r\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 0\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\ncheckpoint\n")]
    [InlineData("c2sp.org/tlog-proof@v1\n")]
    [InlineData("")]
    public void is_not_read_in_another_form(string text) =>
        LogProof.Parse(Encoding.UTF8.GetBytes(text)).Fault.ShouldBe(ProofFaults.NotAProof);

    [Fact]
    public void has_at_most_63_hashes()
    {
        var proof = new LogProof(0, Leaves.Of(63), new byte[] { 1 });

        LogProof.Parse(proof.ToBytes()).IsGood.ShouldBeTrue();
        LogProof.Parse((proof with { Hashes = Leaves.Of(64) }).ToBytes()).Fault.ShouldBe(ProofFaults.NotAProof);
    }

    [Fact]
    public void is_read_as_it_was_written() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 63], Gen.Byte.Array, Gen.Byte.Array.Null()).Sample(
            (index, count, checkpoint, extra) =>
            {
                var proof = new LogProof(index, Leaves.Of(count), checkpoint)
                {
                    UnprovedExtra = extra is null ? (ReadOnlyMemory<byte>?)null : extra,
                };

                var read = LogProof.Parse(proof.ToBytes()).Value.ShouldNotBeNull();
                read.ToBytes().ShouldBe(proof.ToBytes());
                read.Index.ShouldBe(index);
                read.Hashes.ShouldBe(proof.Hashes);
                read.Checkpoint.ToArray().ShouldBe(checkpoint);
                read.UnprovedExtra.HasValue.ShouldBe(extra is not null);
            });

    [Fact]
    public void proves_its_entry_and_no_other() => Leaves.Some.Sample(
        leaves =>
        {
            using var log = Secret(Origin, SignatureKind.Note);
            using var witness = Secret("w", SignatureKind.Cosignature);
            for (var index = 0; index < leaves.Length; index += 7)
            {
                var proof = LogProof.Parse(Proof(leaves, index, log, witness)).Value.ShouldNotBeNull();

                var read = proof.Check(leaves[index], new LogIdentity(Origin, [log.Verifier]), [witness.Verifier]);
                read.Value.ShouldNotBeNull().Cosignatures.ShouldHaveSingleItem().Time.ShouldBe(1_700_000_000);
                proof.Check(TreeHash.OfLeaf([]), new LogIdentity(Origin, [log.Verifier]), []).Fault
                    .ShouldBe(TreeFaults.AnotherRoot);
                proof.Check(leaves[index], new LogIdentity("example.com/other", [log.Verifier]), []).Fault
                    .ShouldBe(CheckpointFaults.AnotherLog);
                proof.Check(leaves[index], new LogIdentity(Origin, []), [witness.Verifier]).Fault
                    .ShouldBe(CheckpointFaults.NotSignedByItsLog);
            }
        },
        iter: 10);

    [Fact]
    public void with_any_bit_changed_is_refused()
    {
        using var log = Secret(Origin, SignatureKind.Note);
        using var witness = Secret("w", SignatureKind.Cosignature);
        var identity = new LogIdentity(Origin, [log.Verifier]);
        var leaves = Leaves.Of(100);
        var bytes = Proof(leaves, 41, log, witness);
        for (var place = 0; place < bytes.Length; place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = bytes.ToArray();
                changed[place] ^= (byte)(1 << bit);
                var read = LogProof.Parse(changed);
                var good = read.Value?.Check(leaves[41], identity, [witness.Verifier]);
                if (good is not { IsGood: true })
                    continue;
                // What is left is a signature line that became one of a key nobody knows.
                good.Value.Cosignatures.ShouldBeEmpty();
                good.Value.Checkpoint.Size.ShouldBe(100);
                place.ShouldBeGreaterThan(bytes.AsSpan().LastIndexOf("\u2014 w "u8));
            }
        }
    }

    [Fact]
    public void is_read_without_throwing() =>
        Gen.Select(Gen.Int[0, 4000], Gen.Byte.Array[1, 8]).Sample((place, garbage) =>
        {
            using var log = Secret(Origin, SignatureKind.Note);
            using var witness = Secret("w", SignatureKind.Cosignature);
            var bytes = Proof(Leaves.Of(9), 4, log, witness);
            place %= bytes.Length;

            if (LogProof.Parse([.. bytes[..place], .. garbage, .. bytes[place..]]) is { IsGood: true } read)
                _ = read.Value.Check(TreeHash.Empty, new LogIdentity(Origin, [log.Verifier]), []).IsGood;
        });

    private static byte[] Proof(TreeHash[] leaves, int index, SigningKey log, SigningKey witness)
    {
        var checkpoint = new Checkpoint(Origin, leaves.Length, MerkleTree.Root(leaves));
        var note = checkpoint.Sign(log).With(witness.Cosign(checkpoint.Text, 1_700_000_000));
        var inclusion = InclusionProof.Make(new GrowingTree(leaves), index, leaves.Length).Value.ShouldNotBeNull();
        return new LogProof(index, inclusion.Hashes, note.ToBytes()).ToBytes();
    }

    private static SigningKey Secret(string name, SignatureKind kind) =>
        SigningKey.From(name, kind, [.. Enumerable.Repeat((byte)kind, 32)]).Value.ShouldNotBeNull();

    private static string Written(LogProof proof) => Encoding.UTF8.GetString(proof.ToBytes());
}
