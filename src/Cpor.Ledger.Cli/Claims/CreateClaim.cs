using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim create</c>: begins a draft.</summary>
internal static class CreateClaim
{
    public static Command In(Terminal terminal)
    {
        var file = RequestFile.Argument("The details as JSON, as the body of POST /v1/claims; - reads the input.");
        return Conversation.Of(
            new Command("create", "Begin a draft.") { file },
            terminal,
            async (talk, cancel) =>
            {
                var request = await RequestFile.ReadAsync<CreateClaimRequest>(talk.The(file), cancel);
                return talk.Show(await talk.Ledger.CreateClaimAsync(request, talk.Call, cancel), ClaimTables.One);
            });
    }
}
