using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Review;

namespace Cpor.Ledger.Cli.Review;

/// <summary><c>ledger review bounce</c>: a notification came back.</summary>
internal static class RecordBounce
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var window = new Option<string>("--window") { Description = "The opt-out window's id.", Required = true };
        var status = new Option<string>("--status") { Description = "The returned mail's status, as 5.1.1." };
        var evidence = new Option<string>("--evidence")
        {
            Description = "The words of the returned mail.",
            Required = true,
        };
        return Conversation.Of(
            new Command("bounce", "Record that an accepted notification came back; its window is void.")
            {
                id, window, status, evidence,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new RecordBounceRequest
                {
                    WindowId = talk.The(window),
                    EnhancedStatus = talk.The(status),
                    Evidence = talk.The(evidence),
                };
                var reply = await talk.Ledger.RecordBounceAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }
}
