using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review ask</c>: asks the partner for more.</summary>
internal static class AskPartner
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var items = new Option<string[]>("--item")
        {
            Description = "What is wanted: mpn-id, lines, customer-contact, technical-contact, partner-contact, proof, "
                + "comment; several may follow.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var defects = ReviewNoun.Defects();
        var lines = ClaimNoun.Lines("A line that it is about; else every line before the reviewer.");
        var comment = ClaimNoun.Comment("What is said to the partner.");
        return Conversation.Of(
            new Command("ask", "Ask the partner for more.") { id, items, defects, lines, comment },
            terminal,
            async (talk, cancel) =>
            {
                var request = new RequestInfoRequest
                {
                    Items = talk.The(items),
                    Defects = talk.The(defects),
                    LineIds = talk.The(lines),
                    Comment = talk.The(comment),
                };
                var reply = await talk.Ledger.RequestInfoAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
