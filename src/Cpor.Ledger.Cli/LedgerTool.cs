using System.CommandLine;
using System.CommandLine.Invocation;
using Cpor.Ledger.Cli.Access;
using Cpor.Ledger.Cli.Actors;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Cli.Database;
using Cpor.Ledger.Cli.Demo;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Cli.Importing;
using Cpor.Ledger.Cli.Keys;
using Cpor.Ledger.Cli.Log;
using Cpor.Ledger.Cli.Projections;
using Cpor.Ledger.Cli.Replaying;
using Cpor.Ledger.Cli.Review;
using Cpor.Ledger.Cli.Terms;
using Cpor.Ledger.Cli.Usage;

namespace Cpor.Ledger.Cli;

/// <summary>The command line: a noun, a verb, and what they need.</summary>
public static class LedgerTool
{
    // Long enough to end the service and its private PostgreSQL in order.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(20);

    // A comment may begin with "@"; it does not name a file of arguments.
    private static readonly ParserConfiguration Literal = new() { ResponseFileTokenReplacer = null };

    /// <summary>What is wrong with a command line, without running it; nothing when it could be run.</summary>
    public static IReadOnlyList<string> Complaints(string[] args) =>
        [.. Root(Terminal.OfProcess()).Parse(args, Literal).Errors.Select(error => error.Message)];

    /// <summary>Every command with a verb of its own, by its words without the tool's name.</summary>
    public static IReadOnlyList<string> Commands() => [.. CommandsBelow(Root(Terminal.OfProcess()), "")];

    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancel = default)
    {
        var parsed = Root(terminal).Parse(args, Literal);
        var isWrong = parsed.Errors.Count > 0;
        if (parsed.Action is ParseErrorAction complaint)
            complaint.ShowHelp = parsed.CommandResult.Command.Subcommands.Count > 0;
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = isWrong ? terminal.Error : terminal.Output,
            Error = terminal.Error,
            ProcessTerminationTimeout = TimeToEnd,
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(invocation, cancel);
            return isWrong ? ExitCodes.Usage : exitCode;
        }
        catch (Exception failure)
        {
            return Failures.Explain(failure, terminal);
        }
    }

    private static IEnumerable<string> CommandsBelow(Command noun, string words) => noun.Subcommands.SelectMany(
        verb => verb.Subcommands.Count == 0 ? [$"{words}{verb.Name}"] : CommandsBelow(verb, $"{words}{verb.Name} "));

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            """
            The ledger of CPOR claims: runs it, and speaks to one that runs.

            Exit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 unreachable or busy, 4 not allowed, 5 not found,
            70 a fault of the ledger, 130 interrupted.
            """)
        {
            HelpName = "ledger",
        };
        root.Add(LedgerAddress.Url);
        root.Add(LedgerAddress.Token);
        root.Add(LedgerAddress.Json);
        root.Add(DemoCommand.In(terminal));
        root.Add(ClaimNoun.In(terminal));
        root.Add(ReviewNoun.In(terminal));
        root.Add(ActorNoun.In(terminal));
        root.Add(TermsNoun.In(terminal));
        root.Add(Serve.In(terminal));
        root.Add(IssueToken.In(terminal));
        root.Add(CheckHealth.In(terminal));
        root.Add(ImportNoun.In(terminal));
        root.Add(UsageNoun.In(terminal));
        root.Add(ProjectionNoun.In(terminal));
        root.Add(ReplayNoun.In(terminal));
        root.Add(DatabaseNoun.In(terminal));
        root.Add(KeyNoun.In(terminal));
        root.Add(LogNoun.In(terminal));
        return root;
    }
}
