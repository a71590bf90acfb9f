using System.Reflection;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Cpor.Ledger.Service.Claims;

public static class GetProofContentEndpoint
{
    public static void Map(IEndpointRouteBuilder claims) =>
        claims.MapGet("/v1/claims/{claimId}/proofs/{proofId}/content", Get)
            .Refuses(410, "The document was erased.");

    /// <summary>Hands a document out, always as a download: no browser shows or runs it here.</summary>
    /// <remarks>Reading it and its name is recorded.</remarks>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Auditor)]
    public static async Task<Results<ProofContent, ProblemHttpResult>> Get(
        string claimId, string proofId, Query<ReasonQuery> query, RequestContext context, ProofReading reading)
    {
        var reason = query.Validator.Reason(query.Value.Reason);
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var found = await reading.OpenAsync(claimId, proofId, context, reason!);
        return found.Opened is null ? ProblemReply.Of(found.Refusal!) : new ProofContent(found);
    }
}

/// <summary>A document as a download, which no browser shows or runs.</summary>
public sealed class ProofContent(FoundProof found) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        new ProducesResponseTypeMetadata(200, typeof(Stream), [.. ProofKind.All.Select(kind => kind.MediaType)]));

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(found.FileName);
        headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(found.Opened!.Content, found.Fact!.ContentType).ExecuteAsync(httpContext);
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
