using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim edit</c>: replaces the details of a draft.</summary>
internal static class EditClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var file = RequestFile.Argument("All details as JSON, as the body of PUT …/details; - reads the input.");
        return Conversation.Of(
            new Command("edit", "Replace the details of a draft, all of them.") { id, file },
            terminal,
            async (talk, cancel) =>
            {
                var request = await RequestFile.ReadAsync<GiveDetailsRequest>(talk.The(file), cancel);
                var reply = await talk.Ledger.GiveDetailsAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
