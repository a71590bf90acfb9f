using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review validate</c>: accepts; the customer is told next.</summary>
internal static class ValidateClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var lines = ClaimNoun.Lines("A line to accept; else every line before the reviewer.");
        return Conversation.Of(
            new Command("validate", "Accept the claim; the customer is told and may opt out.") { id, lines },
            terminal,
            async (talk, cancel) =>
            {
                var request = new ValidateRequest { LineIds = talk.The(lines) };
                var reply = await talk.Ledger.ValidateAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
