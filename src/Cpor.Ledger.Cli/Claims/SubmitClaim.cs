using System.CommandLine;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim submit</c>: hands the claim in; it cannot be edited afterwards.</summary>
internal static class SubmitClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        return Conversation.Of(
            new Command("submit", "Submit the claim. Everything that is missing is named at once.") { id },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.SubmitClaimAsync(talk.The(id), talk.Call, cancel), ClaimTables.One));
    }
}
