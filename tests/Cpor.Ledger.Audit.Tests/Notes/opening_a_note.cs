using System.Text;
using Cpor.Ledger.Audit.Notes;
using CsCheck;
using static Cpor.Ledger.Audit.Tests.Notes.PublishedNotes;

namespace Cpor.Ledger.Audit.Tests.Notes;

/// <summary>Most cases are those of sumdb/note/note_test.go in golang.org/x/mod.</summary>
public class opening_a_note
{
    private const string Both = Text + "\n" + PeterLine + EnochLine;

    [Fact]
    public void gives_the_text_of_the_specifications_example() =>
        Open(FooNote, Foo).Value.ShouldNotBeNull().Text.ShouldBe("This is an example message.\n");

    [Fact]
    public void leaves_signatures_of_unknown_keys_aside()
    {
        Made(Open(Both, Peter)).ShouldBe(["PeterNeumann"]);
        Made(Open(Both, Peter, Enoch)).ShouldBe(["PeterNeumann", "EnochRoot"]);
        Made(Open(Both, Enoch, Foo)).ShouldBe(["EnochRoot"]);
        Parsed(Both).Signatures.Count.ShouldBe(2);
    }

    [Fact]
    public void leaves_a_signature_aside_that_shares_only_a_name_or_only_an_id()
    {
        using var other = SigningKey.From("PeterNeumann", SignatureKind.Note, new byte[32]).Value.ShouldNotBeNull();

        Open(Both, other.Verifier.ToString()).Fault.ShouldBe(NoteFaults.NoKnownSignature);
        Open(Both.Replace("EnochRoot", "Daniel"), Peter, Enoch).IsGood.ShouldBeTrue();
        Open(Both.Replace("rwz+eB", "rwz+fB"), Peter, Enoch).IsGood.ShouldBeTrue();
    }

    [Fact]
    public void needs_one_known_signature()
    {
        Open(Both).Fault.ShouldBe(NoteFaults.NoKnownSignature);
        Open(Both, Foo).Fault.ShouldBe(NoteFaults.NoKnownSignature);
    }

    [Fact]
    public void refuses_a_wrong_signature_of_a_known_key_beside_a_right_one()
    {
        var wrong = PeterLine[..60] + "ABCD" + PeterLine[60..];

        Open(Text + "\n" + wrong, Peter).Fault.ShouldBe(NoteFaults.WrongSignature);
        Open(Both + wrong, Peter).Fault.ShouldBe(NoteFaults.WrongSignature);
        Open(Both + wrong, Enoch).IsGood.ShouldBeTrue();
        Open(Both.Replace("answer", "Answer"), Peter).Fault.ShouldBe(NoteFaults.WrongSignature);
    }

    [Fact]
    public void takes_the_same_key_twice_for_one_and_the_same_signature_twice_for_two()
    {
        Made(Open(Both, Peter, Peter)).ShouldBe(["PeterNeumann"]);
        Made(Open(Both + PeterLine, Peter)).ShouldBe(["PeterNeumann", "PeterNeumann"]);
    }

    [Fact]
    public void keeps_everything_before_the_last_empty_line_as_the_text()
    {
        using var key = SigningKey.From("a", SignatureKind.Note, new byte[32]).Value.ShouldNotBeNull();
        foreach (var text in (string[])["\n", "\n\n", "a\n\nb\n", "a\n\n", "\u00e8 subito sera\u007f\n", Both])
        {
            var note = SignedNote.Of(text).Value.ShouldNotBeNull().With(key.Sign(text));

            Parsed(note.ToString()).Open([key.Verifier]).Value.ShouldNotBeNull().Text.ShouldBe(text);
        }
    }

    [Theory]
    [InlineData(Text)]
    [InlineData(Text + "\n")]
    [InlineData("\u0001" + Both)]
    [InlineData("\r" + Both)]
    [InlineData("\t" + Both)]
    [InlineData(Text + "\n— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotp=\n")]
    [InlineData(Both + "Unexpected line.\n")]
    [InlineData(Both + "— a+b eHh4eHh4\n")]
    [InlineData(Both + "— a eHh4eA==\n")]
    [InlineData(Both + "— a \n")]
    [InlineData(Both + "— a\n")]
    [InlineData(Both + "— a eHh4eHh4 \n")]
    [InlineData(Both + "—  eHh4eHh4\n")]
    [InlineData(Both + "—\u00a0a eHh4eHh4\n")]
    [InlineData(Both + "- a eHh4eHh4\n")]
    [InlineData(Both + "— a eHh4eHh5eB==\n")]
    [InlineData(Both + "— a eHh4eHh4eA\n")]
    [InlineData(Both + "— a eHh4 eHh4\n")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    public void refuses_what_is_no_note(string note) =>
        SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Fault.ShouldBe(NoteFaults.NotANote);

    [Fact]
    public void refuses_bytes_that_are_no_text()
    {
        SignedNote.Parse([0xff, .. Encoding.UTF8.GetBytes(Both)]).Fault.ShouldBe(NoteFaults.NotANote);
        SignedNote.Parse([0xed, 0xa0, 0x80, .. Encoding.UTF8.GetBytes(Both)]).Fault.ShouldBe(NoteFaults.NotANote);
        SignedNote.Parse(Encoding.UTF8.GetBytes(Both[..^1])).Fault.ShouldBe(NoteFaults.NotANote);
    }

    [Fact]
    public void takes_up_to_a_hundred_signatures_and_a_mebibyte()
    {
        var many = string.Concat(Enumerable.Repeat(PeterLine, 100));

        Open(Text + "\n" + many, Peter).IsGood.ShouldBeTrue();
        SignedNote.Parse(Encoding.UTF8.GetBytes(Text + "\n" + many + PeterLine)).Fault
            .ShouldBe(NoteFaults.NoteTooLong);
        SignedNote.Parse(new byte[SignedNote.LongestNote + 1]).Fault.ShouldBe(NoteFaults.NoteTooLong);
    }

    [Fact]
    public void of_changed_bytes_refuses_or_gives_what_was_signed()
    {
        var bytes = Encoding.UTF8.GetBytes(Both);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Sample((place, value) =>
        {
            var changed = bytes.ToArray();
            changed[place] = value;
            var parsed = SignedNote.Parse(changed);
            if (!parsed.IsGood)
                return;
            parsed.Value.ToBytes().ShouldBe(changed);
            if (parsed.Value.Open([Key(Peter), Key(Enoch)]) is { IsGood: true } opened)
                opened.Value.Text.ShouldBe(Text);
        });
    }

    private static SignedNote Parsed(string note) =>
        SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Value.ShouldNotBeNull();

    private static Reading<OpenedNote> Open(string note, params string[] keys) =>
        Parsed(note).Open([.. keys.Select(Key)]);

    private static IEnumerable<string> Made(Reading<OpenedNote> note) =>
        note.Value.ShouldNotBeNull().Signatures.Select(made => made.Key.Name);
}
