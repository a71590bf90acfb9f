using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim comment</c>: says something on a claim.</summary>
internal static class CommentOnClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var text = new Argument<string>("text") { Description = "What is said, at most 4,000 characters." };
        return Conversation.Of(
            new Command("comment", "Comment on a claim, as partner or reviewer.") { id, text },
            terminal,
            async (talk, cancel) =>
            {
                var request = new CommentRequest { Text = talk.The(text) };
                var reply = await talk.Ledger.CommentAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, comment => ClaimTables.One(comment.Claim));
            });
    }
}
