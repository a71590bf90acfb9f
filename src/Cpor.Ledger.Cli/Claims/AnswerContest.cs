using System.CommandLine;
using Cpor.Ledger.Contracts.Contests;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim defend</c>: is heard in a contest.</summary>
internal static class AnswerContest
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var contest = new Argument<string>("contest") { Description = "The contest's id." };
        var proofs = new Option<string[]>("--proof") { Description = "A proof of the claim; repeat it for several." };
        var comment = ClaimNoun.Comment("What is said to the reviewer.");
        return Conversation.Of(
            new Command("defend", "Answer a contest over an official line, with newer proof, words, or both.")
            {
                id, contest, proofs, comment,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new AnswerContestRequest { ProofIds = talk.The(proofs), Comment = talk.The(comment) };
                var reply = await talk.Ledger.AnswerContestAsync(
                    talk.The(id), talk.The(contest), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
