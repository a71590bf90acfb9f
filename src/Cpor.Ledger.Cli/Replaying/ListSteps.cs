using System.CommandLine;
using Cpor.Ledger.Cli.Claims;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary><c>ledger replay steps</c>: a claim event by event.</summary>
internal static class ListSteps
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var from = new Option<int?>("--from") { Description = "The version of the first event." };
        var to = new Option<int?>("--to") { Description = "The version before which it ends." };
        return Conversation.Of(
            new Command("steps", "Show what each event changed in a claim, folded from the log.") { id, from, to },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.ListReplayStepsAsync(talk.The(id), talk.The(from), talk.The(to), cancel),
                ReplayTables.Steps));
    }
}
