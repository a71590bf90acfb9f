using System.IO.Compression;
using System.Text;
using Cpor.Ledger.Audit.Dossiers;
using CsCheck;

namespace Cpor.Ledger.Audit.Tests.Dossiers;

public class a_dossier_in_a_zip_file
{
    private static readonly byte[] _terms = "{}"u8.ToArray();

    private static readonly Dossier _dossier = new("note\n"u8.ToArray(), [Of(1), Of(2)], Of(3))
    {
        Terms = Named(_terms),
        Calendars = Named("[]"u8.ToArray()),
        Documents = Named([1], [2]),
        Pages = new Dictionary<string, ReadOnlyMemory<byte>> { ["README.ru.md"] = new byte[] { 9 } },
    };

    [Fact]
    public void has_the_names_that_were_agreed()
    {
        using var zip = new ZipArchive(new MemoryStream(_dossier.ToZip()));

        zip.Entries.Select(entry => entry.FullName).ShouldBe(
        [
            "checkpoint",
            "events/000001.json",
            "events/000001.tlog-proof",
            "events/000002.json",
            "events/000002.tlog-proof",
            "head.json",
            "head.tlog-proof",
            $"terms/{Dossier.Hash(_terms)}.json",
            $"calendars/{Dossier.Hash("[]"u8)}.json",
            .. _dossier.Documents.Keys.Order(StringComparer.Ordinal).Select(hash => $"documents/{hash}"),
            "README.ru.md",
        ]);
    }

    [Fact]
    public void is_the_same_whenever_it_is_written() => _dossier.ToZip().ShouldBe(_dossier.ToZip());

    [Fact]
    public void is_read_as_it_was_written()
    {
        var read = Dossier.Read(_dossier.ToZip()).Value.ShouldNotBeNull();

        read.ToZip().ShouldBe(_dossier.ToZip());
        read.Checkpoint.ToArray().ShouldBe(_dossier.Checkpoint.ToArray());
        read.Events.Select(one => one.Entry.ToArray()[0]).ShouldBe([(byte)1, (byte)2]);
        read.Head.Proof.ToArray().ShouldBe([3, 3]);
        read.Terms[Dossier.Hash(_terms)].ToArray().ShouldBe(_terms);
        read.Documents.Count.ShouldBe(2);
        read.Pages["README.ru.md"].ToArray().ShouldBe([9]);
    }

    [Fact]
    public void is_not_written_with_a_name_that_it_cannot_have()
    {
        var page = new Dictionary<string, ReadOnlyMemory<byte>> { ["index.html"] = ReadOnlyMemory<byte>.Empty };

        Should.Throw<InvalidOperationException>(() => (_dossier with { Pages = page }).ToZip());
        Should.Throw<InvalidOperationException>(() => (_dossier with { Events = [] }).ToZip());
    }

    [Theory]
    [InlineData("checkpoint/")]
    [InlineData("/checkpoint")]
    [InlineData("./checkpoint")]
    [InlineData("events\\000003.json")]
    [InlineData("events/3.json")]
    [InlineData("events/0000003.json")]
    [InlineData("events/000000.json")]
    [InlineData("events/000003.xml")]
    [InlineData("terms/terms.json")]
    [InlineData("terms/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.json")]
    [InlineData("documents/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.pdf")]
    [InlineData("report.de.html")]
    [InlineData("readme.md")]
    public void has_no_other_names(string name) => Code(With(name)).ShouldBe("file-unknown");

    [Fact]
    public void has_no_file_twice_and_none_too_few()
    {
        Code(With("events/000002.json")).ShouldBe("file-twice");
        Code(With("events/000003.json")).ShouldBe("file-missing");
        Code(With("events/000003.json", "events/000004.tlog-proof")).ShouldBe("file-missing");
        Code(With("events/000004.json", "events/000004.tlog-proof")).ShouldBe("file-missing");
        Code(With("events/000003.json", "events/000003.tlog-proof")).ShouldBeNull();
    }

    [Fact]
    public void is_unpacked_only_so_far()
    {
        Code(Packed(zip => Put(zip, "README.md", new byte[64 << 20]))).ShouldBeNull();
        Code(Packed(zip => Put(zip, "README.md", new byte[(64 << 20) + 1]))).ShouldBe("dossier-too-large");
        Code(Packed(zip =>
        {
            for (var count = 0; count < 20_000; count++)
                Put(zip, "README.md", []);
        })).ShouldBe("dossier-too-large");
    }

    [Fact]
    public void is_read_without_throwing()
    {
        var zip = _dossier.ToZip();
        Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Byte, Gen.Int[0, zip.Length]).Sample((place, by, cut) =>
        {
            var changed = zip[..^cut].ToArray();
            if (place < changed.Length)
                changed[place] = by;
            var read = Dossier.Read(changed);
            read.IsGood.ShouldBe(read.Value is not null);
            if (cut > 0)
                read.IsGood.ShouldBeFalse();
        });
    }

    private static ProvedEntry Of(byte number) => new(new[] { number }, new[] { number, number });

    private static Dictionary<string, ReadOnlyMemory<byte>> Named(params byte[][] files) =>
        files.ToDictionary(file => Dossier.Hash(file), file => (ReadOnlyMemory<byte>)file);

    private static string? Code(byte[] zip) => Dossier.Read(zip).Fault?.Code;

    private static byte[] With(params string[] names) => Packed(zip =>
    {
        foreach (var name in names)
            Put(zip, name, Encoding.UTF8.GetBytes(name));
    });

    private static byte[] Packed(Action<ZipArchive> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(_dossier.ToZip());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
            change(zip);
        return bytes.ToArray();
    }

    private static void Put(ZipArchive zip, string name, byte[] bytes)
    {
        using var file = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        file.Write(bytes);
    }
}
