using System.Text.Json;
using Cpor.Ledger.Verify.Tests.Forgeries;
using Cpor.Ledger.Verify.Tests.Stories;

namespace Cpor.Ledger.Verify.Tests;

public sealed class the_tool : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-verify-").FullName;

    /// <summary>With LEDGER_CORPUS in the environment the corpus stays in that folder.</summary>
    [Fact]
    public void says_of_every_file_of_the_corpus_what_is_expected()
    {
        var folder = Environment.GetEnvironmentVariable("LEDGER_CORPUS") ?? _folder;

        var expected = Corpus.Write(folder);

        var json = Run([.. expected.Select(one => Path.Combine(folder, one.File)), .. Policy(folder), "--json"]).Output;
        var answers = JsonElement.Parse(json).GetProperty("dossiers").EnumerateArray().ToList();
        answers.Select(Said).ShouldBe(expected.Select(one =>
            $"{Path.Combine(folder, one.File)} {one.Verdict} {one.Code}"));
    }

    [Fact]
    public void says_what_is_proved_and_what_is_not()
    {
        var (code, output, error) = Run([Write("official.zip", "story-official"), .. Policy(_folder)]);

        code.ShouldBe(ExitCodes.Good);
        error.ShouldBeEmpty();
        output.ShouldContain("official.zip: proved");
        output.ShouldContain("The rules decide 13 of 13 facts again as they were recorded.");
        output.ShouldContain("witness.example/first vouches that by Sun, 13 Sep 2020 12:26:40 GMT");
        output.ShouldContain("who held the slots: facts of other claims (10 review-opened.v1, 11 validated.v1");
        output.ShouldContain("What 1 of 1 documents say: their hashes alone are here.");
        output.ShouldContain("report.en.html: nothing proves it.");
        output.ShouldContain("When the events really happened");
    }

    [Fact]
    public void says_what_is_wrong()
    {
        var file = Path.Combine(_folder, "forged.zip");
        File.WriteAllBytes(file, Corpus.Forgeries.Single(one => one.Kind == "official-too-early").Zip());

        var (code, output, _) = Run([file, .. Policy(_folder)]);

        code.ShouldBe(ExitCodes.Refused);
        output.ShouldContain("forged.zip: REFUSED, decision-refused");
        output.ShouldContain("event 13, official.v1: The rules refuse what was decided. opt-out-window-open:");
        output.ShouldNotContain("Proved:");
    }

    [Fact]
    public void says_that_a_log_has_shown_two_views()
    {
        var (code, output, _) = Run(
        [
            Write("one.zip", "first-of-two-views"), Write("other.zip", "second-of-two-views"), .. Policy(_folder),
        ]);

        code.ShouldBe(ExitCodes.Refused);
        output.ShouldContain("other.zip: REFUSED, two-views");
    }

    [Fact]
    public void says_that_an_earlier_edition_was_not_asked_again()
    {
        var (code, output, _) = Run([Write("early.zip", "earlier-edition"), .. Policy(_folder)]);

        code.ShouldBe(ExitCodes.Good);
        output.ShouldContain("The rules decide 10 of 11 facts again");
        output.ShouldContain("by rules that are not these (11 rejected.v1)");
    }

    [Fact]
    public void holds_documents_against_their_hashes()
    {
        var documents = Directory.CreateDirectory(Path.Combine(_folder, "documents")).FullName;
        File.WriteAllBytes(Path.Combine(documents, "letter.pdf"), [1]);

        Run([Write("a.zip", "story-official"), .. Policy(_folder), "--documents", documents]).Output
            .ShouldContain("What 1 of 1 documents say");
        Run([Write("a.zip", "story-official"), .. Policy(_folder), "--documents", _folder + "/nowhere"]).Code
            .ShouldBe(ExitCodes.Usage);
    }

    [Theory]
    [InlineData]
    [InlineData("a.zip")]
    [InlineData("--policy", "policy")]
    [InlineData("a.zip", "--policy")]
    [InlineData("a.zip", "--policy", "policy", "--policy", "policy")]
    [InlineData("a.zip", "--policy", "policy", "--json", "--json")]
    [InlineData("a.zip", "--policy", "policy", "--strict")]
    public void explains_itself_when_it_is_called_wrongly(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);

        code.ShouldBe(ExitCodes.Usage);
        output.ShouldBeEmpty();
        error.ShouldStartWith("usage: ledger-verify <dossier.zip>...");
    }

    [Fact]
    public void needs_files_that_can_be_read_and_a_policy_that_is_one()
    {
        var policy = Path.Combine(_folder, "no-policy");
        File.WriteAllText(policy, "trust everybody\n");

        Run([Path.Combine(_folder, "nowhere.zip"), .. Policy(_folder)]).Code.ShouldBe(ExitCodes.Usage);
        Run([Write("a.zip", "story-official"), "--policy", policy]).Error.ShouldContain("not-a-policy");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Said(JsonElement answer) => string.Join(
        ' ',
        answer.GetProperty("file"),
        answer.GetProperty("verdict"),
        answer.TryGetProperty("fault", out var fault) ? fault.GetProperty("code") : "");

    private string Write(string file, string kind)
    {
        var path = Path.Combine(_folder, file);
        File.WriteAllBytes(path, GoodDossiers.All.Single(one => one.Kind == kind).Zip());
        return path;
    }

    private static string[] Policy(string folder)
    {
        var path = Path.Combine(folder, "policy");
        File.WriteAllText(path, Logs.Trusted.PolicyText);
        return ["--policy", path];
    }

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (VerifyTool.Run(arguments, output, error), output.ToString(), error.ToString());
    }
}
