using System.CommandLine;
using Cpor.Ledger.Contracts.Disputes;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim dispute</c>: disputes a rejection.</summary>
internal static class DisputeRejection
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var justification = new Option<string>("--justification") { Description = "Why the rejection is wrong." };
        var proofs = new Option<string[]>("--proof") { Description = "A proof attached since; repeat it for several." };
        var lines = ClaimNoun.Lines("A rejected line; else every one that can be disputed.");
        return Conversation.Of(
            new Command("dispute", "Dispute a rejection, with a justification, new proof, or both.")
            {
                id, justification, proofs, lines,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new DisputeRequest
                {
                    Justification = talk.The(justification),
                    ProofIds = talk.The(proofs),
                    LineIds = talk.The(lines),
                };
                var reply = await talk.Ledger.DisputeAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
