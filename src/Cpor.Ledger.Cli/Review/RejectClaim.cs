using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review reject</c>: refuses, with a public reason.</summary>
internal static class RejectClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var reason = new Option<string>("--reason")
        {
            Description = "partner-request, insufficient-proof, missing-customer-consent, missing-products or "
                + "proof-unavailable.",
            Required = true,
        };
        var defects = ReviewNoun.Defects();
        var lines = ClaimNoun.Lines("A line to refuse; else every line before the reviewer.");
        var comment = ClaimNoun.Comment("What is said to the partner.");
        return Conversation.Of(
            new Command("reject", "Refuse the claim.") { id, reason, defects, lines, comment },
            terminal,
            async (talk, cancel) =>
            {
                var request = new RejectRequest
                {
                    Reason = talk.The(reason),
                    Defects = talk.The(defects),
                    LineIds = talk.The(lines),
                    Comment = talk.The(comment),
                };
                var reply = await talk.Ledger.RejectAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
