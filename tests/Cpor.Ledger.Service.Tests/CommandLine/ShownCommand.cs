using System.Text.RegularExpressions;

namespace Cpor.Ledger.Service.Tests.CommandLine;

/// <summary>
/// A command that a document shows in a <c>console</c> block, and how it says that the command ends: with exit code 0
/// unless a comment after the command names another, and with the lines below it among its output, in this order. In
/// them "…" stands for anything.
/// </summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Text">As bash takes it; several lines where they end with a backslash.</param>
/// <param name="ExitCode">How it must end.</param>
/// <param name="Output">What must be among its output.</param>
/// <param name="NotRun">Why it cannot run in a test, as a comment above its block says; null when it can.</param>
public sealed partial record ShownCommand(
    int Line, string Text, int ExitCode, IReadOnlyList<string> Output, string? NotRun)
{
    private const string Prompt = "$ ";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>All commands of a document, in its order.</summary>
    public static IReadOnlyList<ShownCommand> Of(string[] document)
    {
        var commands = new List<ShownCommand>();
        string? reason = null;
        for (var at = 0; at < document.Length; at++)
        {
            if (document[at] == "```console")
            {
                var end = Array.IndexOf(document, "```", at + 1);
                commands.AddRange(InBlock(document, at + 1, end, reason));
                at = end;
            }

            reason = Reason().Match(document[at]) is { Success: true } said ? said.Groups["reason"].Value : null;
        }

        return commands;
    }

    /// <summary>What of this the command did otherwise; nothing when it did as shown.</summary>
    public IEnumerable<string> Differences(int exitCode, string output)
    {
        if (exitCode != ExitCode)
            yield return $"it ended with {exitCode}, not with {ExitCode}";
        var left = new Queue<string>(output.Split('\n'));
        foreach (var line in Output.Where(line => line != "…"))
        {
            var pattern = $"^{Regex.Escape(line).Replace("…", ".*")}$";
            var isThere = false;
            while (!isThere && left.TryDequeue(out var next))
                isThere = Regex.IsMatch(next.TrimEnd(), pattern, RegexOptions.None, _patience);
            if (!isThere)
                yield return $"it did not say '{line}'";
        }
    }

    private static IEnumerable<ShownCommand> InBlock(string[] document, int at, int end, string? reason)
    {
        while (at < end)
        {
            var line = at;
            var text = document[at++][Prompt.Length..];
            while (text.EndsWith('\\'))
                text += '\n' + document[at++];
            var output = document[at..end].TakeWhile(shown => !shown.StartsWith(Prompt, StringComparison.Ordinal))
                .ToList();
            at += output.Count;
            var code = Code().Match(text) is { Success: true } named ? int.Parse(named.Groups["code"].Value) : 0;
            yield return new ShownCommand(line + 1, text, code, output, reason);
        }
    }

    [GeneratedRegex("^<!-- not run here: (?<reason>.+) -->$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reason();

    [GeneratedRegex(@" # exit code (?<code>\d+)\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
