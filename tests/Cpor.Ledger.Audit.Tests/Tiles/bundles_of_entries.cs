using Cpor.Ledger.Audit.Tiles;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Tiles;

public class bundles_of_entries
{
    private static readonly Gen<byte[][]> _entries =
        Gen.OneOf(Gen.Byte.Array[0, 40], Gen.Byte.Array[250, 260], Gen.Const(new byte[65_535])).Array[0, 20];

    [Fact]
    public void are_read_as_they_were_written() => _entries.Sample(entries =>
    {
        var bytes = Bundle(entries);

        var read = EntryBundle.Read(bytes, entries.Length).Value.ShouldNotBeNull();
        read.Count.ShouldBe(entries.Length);
        read.Zip(entries).All(pair => pair.First.Span.SequenceEqual(pair.Second)).ShouldBeTrue();
    }, iter: 50);

    [Fact]
    public void have_the_length_before_each_entry() =>
        Bundle([[1, 2, 3], [], new byte[256]]).ShouldBe([0, 3, 1, 2, 3, 0, 0, 1, 0, .. new byte[256]]);

    [Fact]
    public void with_more_or_fewer_bytes_or_entries_are_refused() => _entries.Sample(entries =>
    {
        var bytes = Bundle(entries);

        EntryBundle.Read(bytes, entries.Length + 1).Fault.ShouldBe(TileFaults.AnotherLength);
        EntryBundle.Read(bytes, entries.Length - 1).Fault.ShouldBe(TileFaults.AnotherLength);
        EntryBundle.Read((byte[])[.. bytes, 0], entries.Length).Fault.ShouldBe(TileFaults.AnotherLength);
        if (bytes.Length > 0)
            EntryBundle.Read(bytes.AsMemory(0, bytes.Length - 1), entries.Length).IsGood.ShouldBeFalse();
    }, iter: 50);

    [Fact]
    public void take_no_entry_of_more_than_65535_bytes() =>
        EntryBundle.Write([new byte[65_536]]).Fault.ShouldBe(TileFaults.EntryTooLong);

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(0, 1, "000.p/1")]
    [InlineData(1, 1, "")]
    [InlineData(1, 2, "000.p/2")]
    [InlineData(255, 256, "000")]
    [InlineData(255, 257, "000 001.p/1")]
    [InlineData(256, 257, "001.p/1")]
    [InlineData(300, 1024, "001 002 003")]
    public void are_new_when_the_log_grows_into_them(long old, long size, string paths) =>
        BundleAddress.Grown(old, size).Select(bundle => bundle.Path).ShouldBe(
            paths.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(path => "tile/entries/" + path));

    [Fact]
    public void of_any_bytes_are_read_without_throwing() =>
        Gen.Select(Gen.Byte.Array, Gen.Int[-1, 300]).Sample((bytes, width) =>
        {
            if (EntryBundle.Read(bytes, width) is { IsGood: true } read)
                Bundle([.. read.Value.Select(entry => entry.ToArray())]).ShouldBe(bytes);
        });

    private static byte[] Bundle(byte[][] entries) =>
        EntryBundle.Write([.. entries.Select(entry => (ReadOnlyMemory<byte>)entry)]).Value.ShouldNotBeNull();
}
