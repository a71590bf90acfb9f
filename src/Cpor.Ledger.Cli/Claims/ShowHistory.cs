using System.CommandLine;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim history</c>: every action of every side.</summary>
internal static class ShowHistory
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var reason = new Option<string>("--reason")
        {
            Description = "Why comments and names are read, which is recorded; without it they are left out.",
        };
        return Conversation.Of(
            new Command("history", "Show every action of every side, oldest first.") { id, reason },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.GetHistoryAsync(talk.The(id), reason: talk.The(reason), cancel: cancel);
                return talk.Show(reply, history => new HistoryTable(history));
            });
    }
}
