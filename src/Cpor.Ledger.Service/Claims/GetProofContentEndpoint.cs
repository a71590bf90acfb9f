using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// Hands a document out, always as a download: no browser shows or runs it here. Reading it and its name is recorded.
/// </summary>
public static class GetProofContentEndpoint
{
    [WolverineGet("/v1/claims/{claimId}/proofs/{proofId}/content")]
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    [QueryParameter("reason", "Why it is read; recorded with who reads.", IsRequired = true)]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "application/octet-stream")]
    public static async Task<IResult> Get(
        string claimId, string proofId, HttpRequest http, RequestContext context, ProofReading reading)
    {
        var query = new QueryForm(http.Query, "reason");
        var reason = query.Reason(mandatory: true);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var found = await reading.OpenAsync(claimId, proofId, context, reason!);
        if (found.Opened is null)
            return ProblemReply.Of(found.Refusal!);
        var headers = http.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.FileName);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(found.Opened.Content, found.Fact!.ContentType);
    }
}

/// <summary>A document to be handed out, or why it is not.</summary>
public sealed record FoundProof(
    ProofAttached? Fact, string FileName, OpenedProof.Opened? Opened, Domain.Refusal? Refusal);

/// <summary>Opens documents for readers.</summary>
public sealed class ProofReading(ClaimReader claims, ProofUploads uploads, ProofStore store, Unsealing unsealing)
{
    /// <summary>The document with its name.</summary>
    public async Task<FoundProof> OpenAsync(string claimId, string proofId, RequestContext context, string reason)
    {
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return No(ClaimRefusals.NotFound);
        if (!ProofId.TryParse(proofId, out var id)
            || await uploads.FindAsync(claim, id, context.Cancel) is not { } fact)
            return No(HttpRefusals.ProofUnknown);
        var reader = new Reader(context.Caller.ActorId, reason);
        var opened = await store.OpenAsync(claim.Id.Value, fact.Sha256, reader, context.Cancel);
        if (opened is not OpenedProof.Opened content)
            return No(opened is OpenedProof.Erased ? HttpRefusals.PersonalDataErased : HttpRefusals.ProofUnknown);
        var names = await unsealing.UnsealAsync(claim.Id.Value, [fact.FileName.Value], reader, context.Cancel);
        return new FoundProof(fact, (names[0] as Unsealed.Text)?.Value ?? $"{id}", content, null);
    }

    private static FoundProof No(Domain.Refusal why) => new(null, "", null, why);
}
