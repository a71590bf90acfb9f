using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim answer</c>: answers the reviewer's open request.</summary>
internal static class AnswerRequest
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var file = new Option<string>("--file")
        {
            Description = "The answer as JSON, as the body of POST …/answers; - reads the input.",
        };
        var request = new Option<string>("--request") { Description = "Which request, when several are open." };
        var comment = ClaimNoun.Comment("An explanation.");
        var proofs = new Option<string[]>("--proof") { Description = "A proof of the claim that answers; repeat it." };
        var removed = ClaimNoun.Lines("A line that leaves the claim; repeat it for several.");
        return Conversation.Of(
            new Command("answer", "Answer the open request for information.")
            {
                id, file, request, comment, proofs, removed,
            },
            terminal,
            async (talk, cancel) =>
            {
                var answer = talk.The(file) is { } path
                    ? await RequestFile.ReadAsync<ProvideInfoRequest>(path, cancel)
                    : new ProvideInfoRequest();
                answer = answer with
                {
                    Comment = talk.The(comment) ?? answer.Comment,
                    ProofIds = talk.The(proofs) is { Length: > 0 } given ? given : answer.ProofIds,
                    RemovedLineIds = talk.The(removed) is { Length: > 0 } lines ? lines : answer.RemovedLineIds,
                    RequestId = talk.The(request)
                        ?? answer.RequestId
                        ?? await OpenRequestAsync(talk, talk.The(id), cancel),
                };
                var reply = await talk.Ledger.ProvideInfoAsync(talk.The(id), answer, talk.Call, cancel);
                return talk.Show(reply, ClaimTables.One);
            });
    }

    private static async Task<string> OpenRequestAsync(Conversation talk, string claimId, CancellationToken cancel)
    {
        var claim = (await talk.Ledger.GetClaimAsync(claimId, cancel: cancel)).Required();
        return claim.OpenRequests switch
        {
            [var only] => only.RequestId,
            [] => throw new UsageException("No request for information is open; there is nothing to answer."),
            var several => throw new UsageException(
                "Several requests are open; say with --request which is meant: "
                + string.Join(", ", several.Select(one => one.RequestId))),
        };
    }
}
