using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// The partner adds a document: one file in a multipart form, streamed to where it is kept. A retry under the same
/// proof id or key is recognised by the document itself, so its reply is not stored.
/// </summary>
public static class AttachProofEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/proofs")]
    [OpenTo(CallerRole.Partner)]
    [QueryParameter(
        "proofId", "The document's id, a GUID. When left out it is made from the Idempotency-Key, or is new.")]
    [ProducesResponseType<ProofView>(StatusCodes.Status201Created)]
    [StreamedBody("multipart/form-data")]
    public static async Task<IResult> Post(
        string claimId, HttpRequest http, RequestContext context, ClaimCommands commands, ProofUploads uploads)
    {
        var query = new QueryForm(http.Query, "proofId");
        var wanted = query.Form.Optional<ProofId>("proofId", query.Text("proofId"));
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await uploads.WhyNotAsync(claimId, context) is { } closed)
            return ProblemReply.Of(closed);
        var received = await uploads.ReceiveAsync(ClaimId.Parse(claimId), http, context);
        var id = wanted ?? new ProofId(context.NewId($"proof {claimId}"));
        var answer = await AttachAsync(claimId, id, received, context, commands);
        var meantAnother = wanted is null && answer.Refusal?.Code == Problems.ProofIdUsed;
        return meantAnother
            ? ProblemReply.Of(HttpRefusals.KeyReused)
            : await uploads.ReplyAsync(answer, claimId, id, context);
    }

    /// <summary>Attaches what was received, or says why not.</summary>
    internal static async Task<CommandResult> AttachAsync(
        string claimId, ProofId id, ReceivedProof received, RequestContext context, ClaimCommands commands) =>
        received.Refusal is { } refusal
            ? new CommandResult(refusal, null)
            : await commands.DecideAsync(
                context, claimId, received.Form, given => given.Decide(Command(id, received, given)));

    private static AttachProof Command(ProofId id, ReceivedProof received, CommandContext given) => new(
        id,
        received.Stored!.Sha256,
        received.Stored.Size,
        received.Stored.Kind.MediaType,
        given.Texts[received.FileName]);
}
