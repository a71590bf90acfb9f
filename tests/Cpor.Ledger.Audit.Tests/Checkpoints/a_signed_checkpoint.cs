using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using CsCheck;
using static Cpor.Ledger.Audit.Tests.Notes.PublishedNotes;

namespace Cpor.Ledger.Audit.Tests.Checkpoints;

public class a_signed_checkpoint
{
    private const string ArcheKey =
        "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f";

    private const string Remora = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";

    private const string Smartit = "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO";

    private const string SumDb = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    private static readonly byte[] _arche = PublishedVectors.Bytes("arche2025h1.checkpoint");

    private static readonly LogIdentity _archeLog = new(Key(ArcheKey).Name, [Key(ArcheKey)]);

    [Fact]
    public void of_a_log_in_service_is_read_with_its_witnesses()
    {
        var signed = SignedCheckpoint.Read(_arche, _archeLog, [Key(Remora), Key(Smartit)]).Value.ShouldNotBeNull();

        signed.Checkpoint.Size.ShouldBe(1_432_088_532);
        signed.Checkpoint.Root.ToString().ShouldBe("U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=");
        signed.Cosignatures.ShouldBe(
            [new Cosignature(Key(Smartit), 1_779_573_024), new Cosignature(Key(Remora), 1_779_573_024)]);
    }

    [Fact]
    public void needs_no_known_witness_and_leaves_others_aside() =>
        SignedCheckpoint.Read(_arche, _archeLog, []).Value.ShouldNotBeNull().Cosignatures.ShouldBeEmpty();

    [Fact]
    public void of_go_s_checksum_database_is_read()
    {
        var bytes = PublishedVectors.Bytes("sumdb.checkpoint");

        SignedCheckpoint.Read(bytes, new LogIdentity("go.sum database tree", [Key(SumDb)]), []).Value.ShouldNotBeNull()
            .Checkpoint.Size.ShouldBe(31_700_353);
        SignedCheckpoint.Read(bytes, new LogIdentity("sum.golang.org", [Key(SumDb)]), []).Fault
            .ShouldBe(CheckpointFaults.AnotherLog);
    }

    /// <summary>
    /// The log and the witness of TestVerify in pkg/proof/proof_test.go of sigsum-go, whose signatures are over the
    /// texts that the C2SP specifications define; put into a note here.
    /// </summary>
    [Fact]
    public void of_another_implementations_log_and_witness_is_read()
    {
        const string Origin = "sigsum.org/v1/tree/7c5fafc796c201e0fcd7567c5033a2777ec28363f54ea0ba97b57bece0d96acd";
        var root = new TreeHash(Hex("3ddc56fd46e71e517b6936b977a457da7d398108141fcdf5c8386cdd724ab7a8"));
        var log = VerifierKey.From(
            Origin, SignatureKind.Note, Base64("rCbAqFWsRRplOUeOGhYDiPAks4XxNj782kcBcAdsAeU=")).Value.ShouldNotBeNull();
        var witness = VerifierKey.From(
            "w", SignatureKind.Cosignature, Base64("y+NX5rRkBJ5wO3vmyJIBGTrMKhjAlbBpGq9QubHhV4o="))
            .Value.ShouldNotBeNull();
        var text = new Checkpoint(Origin, 4, root).Text;
        var note = SignedNote.Of(text).Value.ShouldNotBeNull()
            .With(new NoteSignature(log.Name, log.Id, Hex(
                "ccbdd8c784726b732b8edd2039fbad5506e4acccd56e3e5d86c0ee109b3d2662"
                + "e6881fe3d09fc48f9ddd31494463c5ec44926ff9158785ad1dd9b5d6434b0804")))
            .With(new NoteSignature(witness.Name, witness.Id, Hex(
                "000000006453a2c6"
                + "e8d6c447d7847d5c1431ef86f8c60fa0cbacd975388b2a8f202fe4b0f9d0d544"
                + "989c9d9351752d86aae2df72b9d7135b6b09de2ccaa6d68edf638105d69be609")));

        SignedCheckpoint.Read(note.ToBytes(), new LogIdentity(Origin, [log]), [witness]).Value.ShouldNotBeNull()
            .Cosignatures.ShouldBe([new Cosignature(witness, 1_683_202_758)]);
    }

    [Fact]
    public void with_any_bit_changed_is_refused_or_says_the_same()
    {
        var keys = new[] { Key(Remora), Key(Smartit) };
        Gen.Select(Gen.Int[0, _arche.Length - 1], Gen.Int[0, 7]).Sample((place, bit) =>
        {
            var changed = _arche.ToArray();
            changed[place] ^= (byte)(1 << bit);
            if (SignedCheckpoint.Read(changed, _archeLog, keys) is { IsGood: true } read)
                read.Value.Checkpoint.Text.ShouldBe(TextOf(_arche));
        });
    }

    [Fact]
    public void with_any_bit_of_its_text_changed_is_refused()
    {
        for (var place = 0; place < Encoding.UTF8.GetByteCount(TextOf(_arche)); place++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = _arche.ToArray();
                changed[place] ^= (byte)(1 << bit);
                SignedCheckpoint.Read(changed, _archeLog, []).IsGood.ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void that_only_a_witness_signed_is_refused()
    {
        using var log = Secret("example.com/log", SignatureKind.Note, 1);
        using var witness = Secret("w", SignatureKind.Cosignature, 2);
        var text = new Checkpoint("example.com/log", 0, TreeHash.Empty).Text;
        var note = SignedNote.Of(text).Value.ShouldNotBeNull().With(witness.Cosign(text, 5)).ToBytes();

        SignedCheckpoint.Read(note, new LogIdentity("example.com/log", [log.Verifier]), [witness.Verifier]).Fault
            .ShouldBe(CheckpointFaults.NotSignedByItsLog);
    }

    [Fact]
    public void is_read_by_the_old_and_by_the_new_key_while_keys_are_rotated()
    {
        using var old = Secret("example.com/log", SignatureKind.Note, 1);
        using var next = Secret("example.com/log", SignatureKind.Note, 2);
        using var other = Secret("example.com/log", SignatureKind.Note, 3);
        var checkpoint = new Checkpoint("example.com/log", 0, TreeHash.Empty);
        var note = checkpoint.Sign(old).With(next.Sign(checkpoint.Text)).ToBytes();

        foreach (var keys in new VerifierKey[][] { [old.Verifier], [next.Verifier], [next.Verifier, old.Verifier] })
            SignedCheckpoint.Read(note, new LogIdentity("example.com/log", keys), []).IsGood.ShouldBeTrue();
        SignedCheckpoint.Read(note, new LogIdentity("example.com/log", [other.Verifier]), []).Fault
            .ShouldBe(NoteFaults.NoKnownSignature);
    }

    [Fact]
    public void counts_a_witness_once_with_its_latest_time()
    {
        using var log = Secret("example.com/log", SignatureKind.Note, 1);
        using var witness = Secret("w", SignatureKind.Cosignature, 2);
        var checkpoint = new Checkpoint("example.com/log", 0, TreeHash.Empty);
        var note = checkpoint.Sign(log)
            .With(witness.Cosign(checkpoint.Text, 7))
            .With(witness.Cosign(checkpoint.Text, 5));
        var identity = new LogIdentity("example.com/log", [log.Verifier]);

        SignedCheckpoint.Read(note.ToBytes(), identity, [witness.Verifier, witness.Verifier])
            .Value.ShouldNotBeNull().Cosignatures.ShouldBe([new Cosignature(witness.Verifier, 7)]);
    }

    [Fact]
    public void is_refused_when_a_known_witness_did_not_sign_this_at_this_time() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, (72 * 8) - 1]).Sample((time, bit) =>
        {
            using var log = Secret("example.com/log", SignatureKind.Note, 1);
            using var witness = Secret("w", SignatureKind.Cosignature, 2);
            var checkpoint = new Checkpoint("example.com/log", 3, TreeHash.Empty);
            var made = witness.Cosign(checkpoint.Text, time);
            var bytes = made.Bytes.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var (identity, note) = (new LogIdentity("example.com/log", [log.Verifier]), checkpoint.Sign(log));

            SignedCheckpoint.Read(note.With(made).ToBytes(), identity, [witness.Verifier]).Value.ShouldNotBeNull()
                .Cosignatures.ShouldBe([new Cosignature(witness.Verifier, time)]);
            SignedCheckpoint.Read(note.With(made with { Bytes = bytes }).ToBytes(), identity, [witness.Verifier]).Fault
                .ShouldBe(NoteFaults.WrongSignature);
        });

    /// <summary>A time does not exceed 2^63 - 1, however it is signed.</summary>
    [Theory]
    [InlineData("-1")]
    [InlineData("18446744073709551615")]
    public void is_refused_when_a_witness_signed_for_a_time_beyond_63_bits(string time)
    {
        using var log = Secret("example.com/log", SignatureKind.Note, 1);
        using var witness = Secret("w", SignatureKind.Cosignature, 2);
        using var sameSeed = Secret("w", SignatureKind.Note, 2);
        var checkpoint = new Checkpoint("example.com/log", 0, TreeHash.Empty);
        var made = sameSeed.Sign($"cosignature/v1\ntime {time}\n{checkpoint.Text}");
        byte[] bytes = [.. Enumerable.Repeat(byte.MaxValue, 8), .. made.Bytes.Span];
        var note = checkpoint.Sign(log).With(new NoteSignature("w", witness.Verifier.Id, bytes));

        SignedCheckpoint.Read(
                note.ToBytes(), new LogIdentity("example.com/log", [log.Verifier]), [witness.Verifier]).Fault
            .ShouldBe(NoteFaults.WrongSignature);
    }

    private static string TextOf(byte[] note) => SignedNote.Parse(note).Value.ShouldNotBeNull().UncheckedText;

    private static SigningKey Secret(string name, SignatureKind kind, byte seed) =>
        SigningKey.From(name, kind, [.. Enumerable.Repeat(seed, 32)]).Value.ShouldNotBeNull();

    private static byte[] Hex(string text) => Convert.FromHexString(text);

    private static byte[] Base64(string text) => Convert.FromBase64String(text);
}
