using System.CommandLine;
using Cpor.Ledger.Cli.Claims;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review confirm</c>: confirms what another reviewer proposed.</summary>
internal static class ConfirmCorrection
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var correction = new Argument<string>("correction") { Description = "The correction's id." };
        return Conversation.Of(
            new Command("confirm", "Confirm a correction that another reviewer proposed; the lines end.")
            {
                id, correction,
            },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.ConfirmCorrectionAsync(
                    talk.The(id), talk.The(correction), talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
