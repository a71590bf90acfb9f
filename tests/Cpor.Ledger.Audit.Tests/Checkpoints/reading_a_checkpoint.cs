using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Checkpoints;

public class reading_a_checkpoint
{
    private const string Root = "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=";

    /// <summary>From sumdb/tlog/note_test.go of golang.org/x/mod.</summary>
    [Fact]
    public void gives_what_was_published()
    {
        const string Published = $"go.sum database tree\n123456789012\n{Root}\n";
        var checkpoint = new Checkpoint("go.sum database tree", 123_456_789_012, TreeHash.OfLeaf("hello world"u8));

        checkpoint.Text.ShouldBe(Published);
        Read(Published).Origin.ShouldBe(checkpoint.Origin);
        Read(Published).Size.ShouldBe(checkpoint.Size);
        Read(Published).Root.ShouldBe(checkpoint.Root);
    }

    [Fact]
    public void keeps_further_lines_as_they_are()
    {
        var checkpoint = Read($"a\n0\n{Root}\nlots\nof lines\n");

        checkpoint.Extensions.ShouldBe(["lots", "of lines"]);
        checkpoint.Text.ShouldBe($"a\n0\n{Root}\nlots\nof lines\n");
    }

    [Theory]
    [InlineData("\n1\n" + Root + "\n")]
    [InlineData("a\n01\n" + Root + "\n")]
    [InlineData("a\n+1\n" + Root + "\n")]
    [InlineData("a\n-1\n" + Root + "\n")]
    [InlineData("a\n 1\n" + Root + "\n")]
    [InlineData("a\n1,000\n" + Root + "\n")]
    [InlineData("a\n0xabc\n" + Root + "\n")]
    [InlineData("a\n\n" + Root + "\n")]
    [InlineData("a\n9223372036854775808\n" + Root + "\n")]
    [InlineData("a\n3438945738945739845734895735\n" + Root + "\n")]
    [InlineData("a\n1\n" + Root)]
    [InlineData("a\n1\n" + Root + "\n\n")]
    [InlineData("a\n1\n" + Root + "\n\nb\n")]
    [InlineData("a\n1\n " + Root + "\n")]
    [InlineData("a\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb1=\n")]
    [InlineData("a\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0\n")]
    [InlineData("a\n1\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBTOOBIG=\n")]
    [InlineData("a\n1\nYmFuYW5hcw==\n")]
    [InlineData("a\n1\n")]
    [InlineData("")]
    public void refuses_any_other_form(string text) =>
        Checkpoint.Parse(text).Fault.ShouldBe(CheckpointFaults.NotACheckpoint);

    [Fact]
    public void gives_back_what_was_written() =>
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Byte.Array[32]).Sample((size, root) =>
        {
            var checkpoint = new Checkpoint("example.com/log", size, new TreeHash(root));

            Read(checkpoint.Text).Size.ShouldBe(size);
            Read(checkpoint.Text).Text.ShouldBe(checkpoint.Text);
        });

    [Fact]
    public void is_not_needed_for_one_that_could_not_be_read()
    {
        using var key = SigningKey.From("a", SignatureKind.Note, new byte[32]).Value.ShouldNotBeNull();
        var checkpoint = new Checkpoint("a", 1, TreeHash.Empty);

        checkpoint.Sign(key).UncheckedText.ShouldBe(checkpoint.Text);
        Should.Throw<ArgumentException>(() => (checkpoint with { Origin = "b" }).Sign(key));
        Should.Throw<InvalidOperationException>(() => (checkpoint with { Size = -1 }).Sign(key));
        Should.Throw<InvalidOperationException>(() => (checkpoint with { Extensions = ["a\nb"] }).Sign(key));
        Should.Throw<InvalidOperationException>(() => (checkpoint with { Extensions = [""] }).Sign(key));
    }

    private static Checkpoint Read(string text) => Checkpoint.Parse(text).Value.ShouldNotBeNull();
}
