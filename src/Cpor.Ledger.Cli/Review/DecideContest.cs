using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Contests;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review contest</c>: decides a contest.</summary>
internal static class DecideContest
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var contest = new Argument<string>("contest") { Description = "The contest's id." };
        var winner = new Option<string>("--winner") { Description = "challenger or incumbent.", Required = true };
        var reason = new Option<string>("--reason")
        {
            Description = "most-recent-proof, better-proof, customer-statement or conceded.",
            Required = true,
        };
        var comment = ClaimNoun.Comment("What is said to the challenger.");
        return Conversation.Of(
            new Command("contest", "Decide a contest of the challenger's claim.")
            {
                id, contest, winner, reason, comment,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new DecideContestRequest
                {
                    Winner = talk.The(winner),
                    Reason = talk.The(reason),
                    Comment = talk.The(comment),
                };
                var reply = await talk.Ledger.DecideContestAsync(
                    talk.The(id), talk.The(contest), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
