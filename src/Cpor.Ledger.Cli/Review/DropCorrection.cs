using System.CommandLine;
using Cpor.Ledger.Cli.Claims;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review drop</c>: takes a correction back.</summary>
internal static class DropCorrection
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var correction = new Argument<string>("correction") { Description = "The correction's id." };
        return Conversation.Of(
            new Command("drop", "Take back a correction that was not confirmed.") { id, correction },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.DropCorrectionAsync(
                    talk.The(id), talk.The(correction), talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
