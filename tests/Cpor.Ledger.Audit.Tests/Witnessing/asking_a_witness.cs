using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Tests.Trees;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Audit.Witnessing;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Witnessing;

public class asking_a_witness
{
    private const string Origin = "example.com/log";

    /// <summary>
    /// A conversation with another implementation of a witness. It answered 403 where the specification has 404 since,
    /// and read a signature with stray bits in its base64 before it found it wrong, which is no note at all here.
    /// </summary>
    [Fact]
    public void is_answered_as_another_witness_answered()
    {
        const string Known = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
        var key = VerifierKey.From(
            Known,
            SignatureKind.Note,
            Convert.FromHexString("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"));
        var log = new LogIdentity(Known, [key.Value.ShouldNotBeNull()]);
        Checkpoint? last = null;
        var asked = PublishedVectors.Lines("litewitness.ndjson");

        asked.Count.ShouldBe(9);
        foreach (var one in asked)
        {
            var (text, body) = (one.GetProperty("request").GetString()!, one.GetProperty("body").GetString()!);
            var read = WitnessRequest.Parse(Encoding.UTF8.GetBytes(text));
            if (body.Contains("invalid signature"))
            {
                read.Fault.ShouldBe(NoteFaults.NotANote);
                continue;
            }

            var request = read.Value.ShouldNotBeNull();
            var answer = request.Answer(request.UncheckedOrigin == Known ? log : null, last);

            Encoding.UTF8.GetString(request.ToBytes()).ShouldBe(text);
            var expected = body.Contains("unknown log") ? 404 : one.GetProperty("status").GetInt32();
            (answer is WitnessAnswer.Refused refused ? refused.Status : 200).ShouldBe(expected, text);
            if (answer is WitnessAnswer.Refused { Status: 409, LastSize: var size })
                body.ShouldBe($"== \"{size}\\n\"");
            last = answer is WitnessAnswer.Accepted accepted ? accepted.Checkpoint : last;
        }

        last.ShouldNotBeNull().Size.ShouldBe(5);
    }

    [Fact]
    public void gives_a_cosignature_that_opens_with_the_checkpoint() => Leaves.Some.Sample(
        leaves =>
        {
            using var witness = Secret("w", SignatureKind.Cosignature);
            var (note, log) = (Note(leaves), Log());
            var request = new WitnessRequest(0, [], note);

            var accepted = request.Answer(log, null).ShouldBeOfType<WitnessAnswer.Accepted>();
            var line = witness.Cosign(accepted.Checkpoint.Text, 12) + "\n";
            var joined = note.With(Encoding.UTF8.GetBytes(line)).Value.ShouldNotBeNull();
            SignedCheckpoint.Read(joined.ToBytes(), log, [witness.Verifier]).Value.ShouldNotBeNull()
                .Cosignatures.ShouldBe([new Cosignature(witness.Verifier, 12)]);
            note.With("not a signature\n"u8).Fault.ShouldBe(NoteFaults.NotANote);
        },
        iter: 10);

    [Fact]
    public void for_a_log_that_grew_is_accepted_and_for_one_that_changed_is_not() =>
        Gen.Select(Leaves.Some, Gen.Int[1, 600], Gen.Int[0, 255]).Sample((leaves, some, bit) =>
        {
            var old = 1 + (some % leaves.Length);
            var last = new Checkpoint(Origin, old, MerkleTree.Root(leaves.AsSpan(0, old)));
            var forked = leaves.ToArray();
            forked[some % old] = Leaves.Flipped(forked[some % old], bit);

            Ask(leaves, old).Answer(Log(), last).ShouldBeOfType<WitnessAnswer.Accepted>();
            Ask(forked, old).Answer(Log(), last).ShouldBeOfType<WitnessAnswer.Refused>().Status.ShouldBe(422);
        });

    [Fact]
    public void is_refused_with_the_status_of_the_specification()
    {
        var leaves = Leaves.Of(10);
        var last = new Checkpoint(Origin, 4, MerkleTree.Root(leaves.AsSpan(0, 4)));
        var good = Ask(leaves, 4);

        good.Answer(Log(), last).ShouldBeOfType<WitnessAnswer.Accepted>();
        Status(good.Answer(null, last)).ShouldBe(404);
        Status(good.Answer(Log() with { Keys = [] }, last)).ShouldBe(403);
        Status((good with { OldSize = 11 }).Answer(Log(), last)).ShouldBe(400);
        Status(good.Answer(Log(), null)).ShouldBe(409);
        Status(good.Answer(Log(), last with { Size = 5 })).ShouldBe(409);
        Status(good.Answer(Log(), last with { Root = TreeHash.Empty })).ShouldBe(422);
        Status((good with { Hashes = [] }).Answer(Log(), last)).ShouldBe(422);
        Status((good with { OldSize = 0 }).Answer(Log(), null)).ShouldBe(422);
        Status(new WitnessRequest(0, [], Signed(0, TreeHash.OfLeaf([]))).Answer(Log(), null)).ShouldBe(422);
        new WitnessRequest(0, [], Signed(0, TreeHash.Empty)).Answer(Log(), null)
            .ShouldBeOfType<WitnessAnswer.Accepted>();
    }

    [Fact]
    public void again_for_the_same_tree_is_accepted_and_for_another_of_its_size_is_not()
    {
        var leaves = Leaves.Of(10);
        var last = new Checkpoint(Origin, 10, MerkleTree.Root(leaves));

        Ask(leaves, 10).Answer(Log(), last).ShouldBeOfType<WitnessAnswer.Accepted>();
        Status(Ask(Leaves.Of(10, salt: 1), 10).Answer(Log(), last)).ShouldBe(422);
    }

    [Theory]
    [InlineData("old 01\n\n")]
    [InlineData("old -1\n\n")]
    [InlineData("old\n\n")]
    [InlineData("0\n\n")]
    [InlineData("old 1\nAAAA\n\n")]
    [InlineData("old 1\n")]
    [InlineData("\n\n")]
    [InlineData("")]
    public void in_another_form_is_not_read(string head) =>
        WitnessRequest.Parse([.. Encoding.UTF8.GetBytes(head), .. Note(Leaves.Of(2)).ToBytes()]).IsGood.ShouldBeFalse();

    [Fact]
    public void with_more_than_63_hashes_is_not_read()
    {
        var request = new WitnessRequest(1, Leaves.Of(63), Note(Leaves.Of(2)));

        WitnessRequest.Parse(request.ToBytes()).IsGood.ShouldBeTrue();
        WitnessRequest.Parse((request with { Hashes = Leaves.Of(64) }).ToBytes()).Fault
            .ShouldBe(WitnessFaults.NotARequest);
    }

    private static WitnessRequest Ask(TreeHash[] leaves, int old) => new(
        old,
        ConsistencyProof.Make(new GrowingTree(leaves), old, leaves.Length).Value.ShouldNotBeNull().Hashes,
        Note(leaves));

    private static SignedNote Note(TreeHash[] leaves) => Signed(leaves.Length, MerkleTree.Root(leaves));

    private static SignedNote Signed(long size, TreeHash root)
    {
        using var key = Secret(Origin, SignatureKind.Note);
        return new Checkpoint(Origin, size, root).Sign(key);
    }

    private static LogIdentity Log()
    {
        using var key = Secret(Origin, SignatureKind.Note);
        return new LogIdentity(Origin, [key.Verifier]);
    }

    private static SigningKey Secret(string name, SignatureKind kind) =>
        SigningKey.From(name, kind, [.. Enumerable.Repeat((byte)kind, 32)]).Value.ShouldNotBeNull();

    private static int Status(WitnessAnswer answer) => answer.ShouldBeOfType<WitnessAnswer.Refused>().Status;
}
