using Cpor.Ledger.Service.Proofs;

namespace Cpor.Ledger.Service.Tests.Proofs;

public class recognising_a_proof(Database database) : ProofTest(database)
{
    [Theory]
    [InlineData("pdf")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("pptx")]
    [InlineData("doc")]
    [InlineData("xls")]
    [InlineData("ppt")]
    [InlineData("msg")]
    [InlineData("rtf")]
    [InlineData("xps")]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("gif")]
    [InlineData("bmp")]
    [InlineData("tiff")]
    [InlineData("psd")]
    [InlineData("wmv")]
    [InlineData("txt")]
    public async Task goes_by_the_content(string kind)
    {
        var stored = (await SaveAsync(Samples.Of(kind), $"proof.{kind}")).ShouldBeOfType<ProofResult.Stored>();

        stored.Kind.Name.ShouldBe(kind);
        ProofKind.All.ShouldContain(stored.Kind);
    }

    [Theory]
    [InlineData("html", "html")]
    [InlineData("late-html", "html")]
    [InlineData("svg", "html")]
    [InlineData("xml", "xml")]
    [InlineData("mht", "mht")]
    [InlineData("script", "script")]
    [InlineData("exe", "executable")]
    [InlineData("elf", "executable")]
    [InlineData("docm", "macros")]
    [InlineData("macro-doc", "macros")]
    [InlineData("encrypted", "encrypted")]
    [InlineData("msi", "compound-file")]
    [InlineData("half-compound", "compound-file")]
    [InlineData("zip", "archive")]
    [InlineData("jar", "archive")]
    [InlineData("half-zip", "archive")]
    [InlineData("gz", "archive")]
    [InlineData("binary", "unknown")]
    [InlineData("latin1", "unknown")]
    [InlineData("late-nul", "unknown")]
    [InlineData("broken-utf8", "unknown")]
    public async Task refuses_what_could_run_or_cannot_be_read_whatever_its_name(string sample, string sniffed)
    {
        foreach (var name in (string[])["proof.pdf", "proof.docx", "proof.txt", "proof"])
        {
            (await SaveAsync(Samples.Of(sample), name)).ShouldBeOfType<ProofResult.TypeNotAllowed>().Sniffed
                .ShouldBe(sniffed);
        }

        Folder.Files.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("txt", "proof.js", "txt")]
    [InlineData("txt", "proof.bat", "txt")]
    [InlineData("txt", "proof.html", "txt")]
    [InlineData("txt", "proof.pdf", "txt")]
    [InlineData("png", "proof.exe", "png")]
    [InlineData("pdf", "proof.pdf.scr", "pdf")]
    public async Task refuses_a_harmless_content_under_a_harmful_name(string sample, string name, string sniffed)
    {
        var upload = new ProofUpload(Claim, name, "application/x-thing");

        var result = await Store().SaveAsync(upload, new MemoryStream(Samples.Of(sample)));

        result.ShouldBe(new ProofResult.TypeNotAllowed(sniffed, $"{Path.GetExtension(name)} application/x-thing"));
    }

    [Theory]
    [InlineData("png", "photo.JPG", "png")]
    [InlineData("pdf", "scan", "pdf")]
    [InlineData("txt", "usage.CSV", "csv")]
    [InlineData("jpg", "photo.jfif", "jpg")]
    public async Task forgives_a_name_that_only_says_the_wrong_kind(string sample, string name, string kind) =>
        (await SaveAsync(Samples.Of(sample), name)).ShouldBeOfType<ProofResult.Stored>().Kind.Name.ShouldBe(kind);
}
