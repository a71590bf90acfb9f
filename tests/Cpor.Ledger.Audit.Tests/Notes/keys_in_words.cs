using Cpor.Ledger.Audit.Notes;
using CsCheck;
using static Cpor.Ledger.Audit.Tests.Notes.PublishedNotes;

namespace Cpor.Ledger.Audit.Tests.Notes;

public class keys_in_words
{
    // The last two are from note/note_cosigv1_test.go of transparency-dev/formats.
    [Theory]
    [InlineData(Peter, SignatureKind.Note)]
    [InlineData(Enoch, SignatureKind.Note)]
    [InlineData(Foo, SignatureKind.Note)]
    [InlineData("TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6", SignatureKind.Note)]
    [InlineData("remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2", SignatureKind.Cosignature)]
    public void are_read_and_written_as_published(string text, SignatureKind kind)
    {
        var key = Key(text);

        key.Kind.ShouldBe(kind);
        key.ToString().ShouldBe(text);
        VerifierKey.From(key.Name, kind, key.PublicKey.Span).Value.ShouldBe(key);
    }

    [Fact]
    public void of_a_private_key_give_the_public_one()
    {
        using var key = SigningKey.Parse(PeterSecret).Value.ShouldNotBeNull();

        key.Verifier.ShouldBe(Key(Peter));
        key.ToSecret().ShouldBe(PeterSecret);
    }

    [Theory]
    [InlineData("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")]
    [InlineData("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW ")]
    [InlineData("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("bananas.sigstore.dev+12344556")]
    [InlineData("rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!")]
    [InlineData("rekor.sigstore.dev+12345678+AwEB")]
    [InlineData("a++")]
    [InlineData("a+12345678+")]
    [InlineData("")]
    public void in_another_form_are_refused(string text) => VerifierKey.Parse(text).IsGood.ShouldBeFalse();

    [Theory]
    [InlineData(
        "rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+"
        + "smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=")]
    [InlineData("example.com/foo+00000000+++++++++++++++++++++++++++++++++++++++++++++")]
    public void of_a_kind_that_is_not_checked_here_are_refused_as_such(string text) =>
        VerifierKey.Parse(text).Fault.ShouldBe(NoteFaults.UnknownKind);

    /// <summary>As sumdb/note/note_test.go does.</summary>
    [Fact]
    public void cut_or_changed_anywhere_are_refused()
    {
        foreach (var mangled in Mangled(Peter))
            VerifierKey.Parse(mangled).IsGood.ShouldBeFalse(mangled);
        foreach (var mangled in Mangled(PeterSecret))
            SigningKey.Parse(mangled).IsGood.ShouldBeFalse(mangled);
    }

    [Fact]
    public void of_new_keys_are_read_as_they_were_written() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Enum<SignatureKind>()).Sample((seed, kind) =>
        {
            using var key = SigningKey.From("example.com/log", kind, seed).Value.ShouldNotBeNull();

            Key(key.Verifier.ToString()).ShouldBe(key.Verifier);
            using var again = SigningKey.Parse(key.ToSecret()).Value.ShouldNotBeNull();
            again.Verifier.ShouldBe(key.Verifier);
        });

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\n")]
    [InlineData("a\u2003b")]
    [InlineData("a\u0001b")]
    public void have_a_name_without_white_space_and_plus(string name)
    {
        VerifierKey.From(name, SignatureKind.Note, new byte[32]).Fault.ShouldBe(NoteFaults.NotAKey);
        SigningKey.From(name, SignatureKind.Note, new byte[32]).Fault.ShouldBe(NoteFaults.NotAKey);
    }

    [Fact]
    public void have_a_name_that_can_be_written() =>
        VerifierKey.From("\ud800", SignatureKind.Note, new byte[32]).Fault.ShouldBe(NoteFaults.NotAKey);

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void have_exactly_32_bytes(int length)
    {
        VerifierKey.From("a", SignatureKind.Note, new byte[length]).Fault.ShouldBe(NoteFaults.NotAKey);
        SigningKey.From("a", SignatureKind.Note, new byte[length]).Fault.ShouldBe(NoteFaults.NotAKey);
    }

    private static IEnumerable<string> Mangled(string text)
    {
        for (var start = 0; start <= text.Length; start++)
        {
            for (var end = start + 1; end <= text.Length; end++)
            {
                if (end - start != text.Length)
                    yield return text[start..end];
            }
        }

        for (var place = 0; place < text.Length; place++)
            yield return text[..place] + (char)(text[place] + 1) + text[(place + 1)..];
    }
}
