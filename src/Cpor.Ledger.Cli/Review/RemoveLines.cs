using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review remove</c>: takes lines out that the proof does not show; the rest goes on.</summary>
internal static class RemoveLines
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var lines = ClaimNoun.Lines("A line that the proof does not show; several may follow.");
        lines.Required = true;
        var comment = ClaimNoun.Comment("What is said to the partner.");
        return Conversation.Of(
            new Command("remove", "Take lines out of the claim; the rest goes on.") { id, lines, comment },
            terminal,
            async (talk, cancel) =>
            {
                var request = new RemoveLinesRequest { LineIds = talk.The(lines), Comment = talk.The(comment) };
                var reply = await talk.Ledger.RemoveLinesAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
