using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Service.Claims;

/// <summary>A document that was received and kept, or why it was not.</summary>
public sealed record ReceivedProof(
    RequestValidator Form, PersonalText FileName, ProofResult.Stored? Stored, Refusal? Refusal);

/// <summary>Receives documents.</summary>
public sealed class ProofUploads(ProofStore store, ProofSettings settings, ClaimReader claims)
{
    private const int RoomForTheForm = 64 * 1024;

    /// <summary>
    /// Why no document is taken for this claim, to be looked at before one is received; null when one is.
    /// </summary>
    public async Task<Refusal?> WhyNotAsync(string claimId, RequestContext context) =>
        await claims.FindAsync(claimId, context.Caller, context.Cancel) switch
        {
            null => ClaimRefusals.NotFound,
            var claim when context.IfMatch?.MatchStrongly(claim.Version) == false => HttpRefusals.VersionMismatch,
            { ErasedAt: not null } => HttpRefusals.PersonalDataErased,
            _ => null,
        };

    /// <summary>Streams the form's file to where proofs are kept.</summary>
    /// <exception cref="BadHttpRequestException">The body broke off or is too large for any proof.</exception>
    public async Task<ReceivedProof> ReceiveAsync(ClaimId claim, HttpRequest http, RequestContext context)
    {
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = settings.LargestProof + RoomForTheForm;
        var form = NewForm();
        var upload = await UploadedFile.OpenAsync(http, form, context.Cancel);
        return upload is null
            ? new ReceivedProof(form, default, null, form.Refusal)
            : await ReceiveAsync(claim, upload, form, context);
    }

    /// <summary>A file from the bulk of several.</summary>
    internal Task<ReceivedProof> ReceiveAsync(ClaimId claim, string fileName, Stream content, RequestContext context) =>
        ReceiveAsync(claim, new UploadedFile(fileName, null, content, null), NewForm(), context);

    private async Task<ReceivedProof> ReceiveAsync(
        ClaimId claim, UploadedFile upload, RequestValidator form, RequestContext context)
    {
        var name = form.RequiredText("file", upload.Name, TextRule.Name, "file-name");
        if (form.Refusal is not null)
            return new ReceivedProof(form, name, null, upload.Refusal ?? form.Refusal);
        var file = new ProofUpload(claim.Value, upload.Name, upload.DeclaredType);
        var result = await (context is not RehearsedRequest
            ? store.SaveAsync(file, upload.Content, context.Cancel)
            : store.TryAsync(file, upload.Content, context.Cancel));
        return new ReceivedProof(form, name, result as ProofResult.Stored, RefusalOf(result));
    }

    /// <summary>The document as the claim has it, which for a retry is as it was attached the first time.</summary>
    public async Task<Results<Tagged<Created<ProofView>>, ProblemHttpResult>> ReplyAsync(
        CommandResult answer, string claimId, ProofId id, RequestContext context)
    {
        if (answer.Refusal is { } refusal)
            return ProblemReply.Of(refusal);
        var claim = await claims.FindAsync(claimId, context.Caller, context.Cancel);
        if ((claim is null ? null : await FindAsync(claim, id, context.Cancel)) is not { } proof)
            return ProblemReply.Of(HttpRefusals.ProofUnknown);
        return answer.ToResult(_ =>
            TypedResults.Created($"/v1/claims/{claimId}/proofs/{id}/content", View(proof)));
    }

    /// <summary>The fact that attached a document, null when the claim has none of that id.</summary>
    public async Task<ProofAttached?> FindAsync(Claim claim, ProofId id, CancellationToken cancel) =>
        (await claims.FactsAsync(claim, cancel)).OfType<ProofAttached>().FirstOrDefault(proof => proof.ProofId == id);

    private static RequestValidator NewForm() => new(ClaimEventNames.All[typeof(ProofAttached)]);

    private static ProofView View(ProofAttached proof) =>
        new($"{proof.ProofId}", proof.Sha256, proof.Size, proof.ContentType, proof.HappenedAt);

    private static Refusal? RefusalOf(ProofResult result) => result switch
    {
        ProofResult.Stored => null,
        ProofResult.Empty => new Refusal(Invalid, Problems.ProofEmpty, "The file has no bytes."),
        ProofResult.TooLarge large => new Refusal(
            Invalid, Problems.ProofTooLarge, $"A proof has at most {large.LargestProof} bytes."),
        ProofResult.TypeNotAllowed other => new Refusal(
            Invalid, Problems.ProofTypeNotAllowed, $"The content is {other.Sniffed}, which proofs are not."),
        ProofResult.Infected => new Refusal(Invalid, Problems.ProofInfected, "The malware scan found something."),
        ProofResult.ScanUnavailable => new Refusal(
            Untimely, Problems.ScanUnavailable, "The malware scan could not be done; nothing was kept, try again."),
        ProofResult.Erased => HttpRefusals.PersonalDataErased,
        _ => throw new InvalidOperationException($"Nothing is known of {result}."),
    };
}
