using System.CommandLine;
using Cpor.Ledger.Contracts.Disputes;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim follow</c>: begins a new claim after a refused one.</summary>
internal static class FollowClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        return Conversation.Of(
            new Command("follow", "Begin a new claim with the details of one that was refused for good.") { id },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.FollowAsync(talk.The(id), new FollowRequest(), talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
