using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim disassociate</c>: ends official lines.</summary>
internal static class DisassociateClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true };
        var lines = ClaimNoun.Lines("A line to end; repeat it for several. Else every official one.");
        return Conversation.Of(
            new Command("disassociate", "End official lines; their workloads or subscriptions are free at once.")
            {
                id, reason, lines,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new DisassociateRequest { Reason = talk.The(reason), LineIds = talk.The(lines) };
                var reply = await talk.Ledger.DisassociateAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
