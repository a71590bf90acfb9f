using System.Diagnostics;
using System.Text.Json;
using Cpor.Ledger.Verify.Tests.Forgeries;

namespace Cpor.Ledger.Verify.Tests;

/// <summary>
/// The verifier in Python, which shares no code with this one. It checks bytes, proofs and the arithmetic of deadlines;
/// whether the rules decided rightly it does not ask.
/// </summary>
public sealed class the_other_verifier : IDisposable
{
    private const string NoPython = "There is no python3 on this machine: the other verifier was not run.";

    private static readonly string _place = Path.Combine(Domain.Tests.RepositoryFolder.Root, "samples", "verifier");

    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-verify-").FullName;

    [Fact]
    public void agrees_on_every_dossier_of_the_corpus()
    {
        Assert.SkipUnless(HasPython(), NoPython);
        var expected = Corpus.Write(_folder);

        var (_, said) = Run([
            Path.Combine(_place, "verify_dossier.py"), "--json", "--policy", Path.Combine(_folder, "policy"),
            .. expected.Select(one => Path.Combine(_folder, one.File)),
        ]);

        var proved = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line).GetProperty("result").GetString() == "proved")
            .ToList();
        proved.Count.ShouldBe(expected.Count);
        expected.Zip(proved)
            .Where(pair => pair.First.Verdict != "decision")
            .Where(pair => pair.Second != (pair.First.Verdict == "good"))
            .Select(pair => pair.First.File)
            .ShouldBeEmpty();
    }

    [Fact]
    public void keeps_its_own_tests()
    {
        Assert.SkipUnless(HasPython(), NoPython);

        var (code, said) = Run(["-m", "unittest", "discover", "--start-directory", _place]);

        code.ShouldBe(0, said);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool HasPython() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "python3")));

    private static (int ExitCode, string Said) Run(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Length > 0 ? said : errors.Result);
    }
}
