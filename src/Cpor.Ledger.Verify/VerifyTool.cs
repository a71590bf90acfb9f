using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Audit.Trust;
using Cpor.Ledger.Verify.Telling;

namespace Cpor.Ledger.Verify;

/// <summary>The tool: files in, words out.</summary>
public static class VerifyTool
{
    /// <summary>The most bytes of a dossier that are read: 1 GiB.</summary>
    private const long LongestFile = 1L << 30;

    /// <summary>Checks what the command line names; an exit code of <see cref="ExitCodes"/>.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (VerifyArguments.Parse(arguments) is not { } asked)
        {
            error.WriteLine(VerifyArguments.Usage);
            return ExitCodes.Usage;
        }

        try
        {
            return Run(asked, output, error);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(unreadable.Message);
            return ExitCodes.Usage;
        }
    }

    private static int Run(VerifyArguments asked, TextWriter output, TextWriter error)
    {
        var policy = TrustPolicy.Parse(Read(asked.Policy));
        if (!policy.IsGood)
        {
            error.WriteLine($"{asked.Policy}: {policy.Fault.Code}: {policy.Fault.Explanation}");
            return ExitCodes.Usage;
        }

        var documents = asked.Documents is { } folder ? Hashes(folder) : new HashSet<string>();
        var answers = asked.Dossiers.Select(file => new Answer(
            file, Verdict.On(Read(file), policy.Value), documents)).ToList();
        var contradictions = Contradictions(answers).ToList();
        output.Write(asked.Json
            ? JsonReport.Of(answers, contradictions)
            : PlainReport.Of(answers, contradictions));
        return answers.All(answer => answer.Verdict.Outcome == Outcome.Good) && contradictions.Count == 0
            ? ExitCodes.Good
            : ExitCodes.Refused;
    }

    private static IEnumerable<Contradiction> Contradictions(List<Answer> answers) =>
        from one in answers.Index()
        from other in answers.Skip(one.Index + 1)
        where one.Item.Verdict.Proved is not null && other.Verdict.Proved is not null
        let fault = DossierViews.Between(one.Item.Verdict.Proved!, other.Verdict.Proved!)
        where fault is not null
        select new Contradiction(one.Item.File, other.File, fault);

    private static byte[] Read(string file) => new FileInfo(file) is { Exists: true, Length: > LongestFile }
        ? throw new IOException($"{file} is too long to be a dossier.")
        : File.ReadAllBytes(file);

    private static HashSet<string> Hashes(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(file => Dossier.Hash(Read(file)))];
}
