using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.Claims;

/// <summary>How a document is called.</summary>
public sealed record AttachProofQuery
{
    /// <summary>The document's id, a GUID. When left out it is made from the Idempotency-Key, or is new.</summary>
    public string? ProofId { get; init; }
}

/// <summary>The form in which a document comes.</summary>
public sealed record ProofForm
{
    /// <summary>The document, 1 byte to 25 MiB unless the operator says otherwise.</summary>
    public required Stream File { get; init; }
}

public static class AttachProofEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) => claims.MapPost("/v1/claims/{claimId}/proofs", PostAsync)
        .ReadsStream<ProofForm>("multipart/form-data");

    /// <summary>Attaches a document to the claim.</summary>
    /// <remarks>
    /// The file is streamed to where it is kept. A retry under the same proof id or key is recognised by the document
    /// itself.
    /// </remarks>
    /// <param name="claimId">The claim's id.</param>
    /// <response code="201">The document, without its content.</response>
    [AuthorizeRoles(CallerRole.Partner)]
    public static async Task<Results<Tagged<Created<ProofView>>, ProblemHttpResult>> PostAsync(
        string claimId,
        Query<AttachProofQuery> query,
        RequestContext context,
        ClaimCommands commands,
        ProofUploads uploads)
    {
        var wanted = query.Validator.Optional<ProofId>("proofId", query.Value.ProofId);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await uploads.WhyNotAsync(claimId, context) is { } closed)
            return ProblemReply.Of(closed);
        var received = await uploads.ReceiveAsync(ClaimId.Parse(claimId), context.Http.Request, context);
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
