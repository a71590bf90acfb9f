using System.Text;
using Cpor.Ledger.Audit.Notes;
using CsCheck;
using static Cpor.Ledger.Audit.Tests.Notes.PublishedNotes;

namespace Cpor.Ledger.Audit.Tests.Notes;

public class signing_with_ed25519
{
    // RFC 8032, section 7.1, tests 1 and 2: secret, public key, message, signature. The others sign what is no text.
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "r",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    public void gives_the_signatures_of_rfc_8032(string seed, string publicKey, string message, string signature)
    {
        using var key = SigningKey.From("a", SignatureKind.Note, Convert.FromHexString(seed)).Value.ShouldNotBeNull();

        Convert.ToHexStringLower(key.Verifier.PublicKey.Span).ShouldBe(publicKey);
        Convert.ToHexStringLower(key.Sign(message).Bytes.Span).ShouldBe(signature);
    }

    [Fact]
    public void gives_the_published_note()
    {
        using var key = SigningKey.Parse(PeterSecret).Value.ShouldNotBeNull();

        var note = SignedNote.Of(Text).Value.ShouldNotBeNull().With(key.Sign(Text));
        note.ToString().ShouldBe(Text + "\n" + PeterLine);
        note.With(key.Sign(Text)).ShouldBe(note);
    }

    /// <summary>The example of sumdb/note: a second key is made of 32 zeroes.</summary>
    [Fact]
    public void adds_a_signature_below_the_others()
    {
        using var key = SigningKey.From("EnochRoot", SignatureKind.Note, new byte[32]).Value.ShouldNotBeNull();

        key.Verifier.ShouldBe(Key(Enoch));
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(Text + "\n" + PeterLine)).Value.ShouldNotBeNull();
        note.With(key.Sign(Text)).ToString().ShouldBe(Text + "\n" + PeterLine + EnochLine);
    }

    [Fact]
    public void is_undone_by_any_changed_bit() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Int[0, 511]).Sample((seed, bit) =>
        {
            using var key = SigningKey.From("a", SignatureKind.Note, seed).Value.ShouldNotBeNull();
            var made = key.Sign(Text);
            var bytes = made.Bytes.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            SignedNote.Of(Text).Value!.With(made).Open([key.Verifier]).IsGood.ShouldBeTrue();
            SignedNote.Of(Text).Value!.With(made with { Bytes = bytes }).Open([key.Verifier]).Fault
                .ShouldBe(NoteFaults.WrongSignature);
        });

    [Fact]
    public void is_for_keys_of_its_kind_alone()
    {
        using var log = SigningKey.From("a", SignatureKind.Note, new byte[32]).Value.ShouldNotBeNull();
        using var witness = SigningKey.From("a", SignatureKind.Cosignature, new byte[32]).Value.ShouldNotBeNull();

        Should.Throw<InvalidOperationException>(() => witness.Sign(Text));
        Should.Throw<InvalidOperationException>(() => log.Cosign(Text, 1));
        Should.Throw<ArgumentException>(() => witness.Cosign(Text, -1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no end")]
    [InlineData("a\u0001\n")]
    public void is_refused_for_what_cannot_stand_in_a_note(string text) =>
        SignedNote.Of(text).Fault.ShouldBe(NoteFaults.NotANote);

    [Fact]
    public void is_refused_for_what_cannot_be_written() =>
        SignedNote.Of("\ud800\n").Fault.ShouldBe(NoteFaults.NotANote);
}
