using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim withdraw</c>: takes back a draft, or what the reviewer has not accepted yet.</summary>
internal static class WithdrawClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var comment = ClaimNoun.Comment("Why.");
        return Conversation.Of(
            new Command("withdraw", "Take back a draft, or the lines not accepted yet.") { id, comment },
            terminal,
            async (talk, cancel) =>
            {
                var request = new WithdrawRequest { Comment = talk.The(comment) };
                var reply = await talk.Ledger.WithdrawAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
