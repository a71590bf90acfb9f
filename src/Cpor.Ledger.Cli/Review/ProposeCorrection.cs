using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Associations;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review correct</c>: proposes to end official lines as wrong.</summary>
internal static class ProposeCorrection
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var reason = new Option<string>("--reason") { Description = "What is wrong.", Required = true };
        var effective = new Option<string>("--effective")
        {
            Description = "From when on it shall not count, UTC; left out: as if it had never been.",
        };
        var lines = ClaimNoun.Lines("An official line; else every one.");
        return Conversation.Of(
            new Command("correct", "Propose to end official lines as wrong; another reviewer confirms.")
            {
                id, reason, effective, lines,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new ProposeCorrectionRequest
                {
                    Reason = talk.The(reason),
                    EffectiveAt = talk.The(effective),
                    LineIds = talk.The(lines),
                };
                var reply = await talk.Ledger.ProposeCorrectionAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
