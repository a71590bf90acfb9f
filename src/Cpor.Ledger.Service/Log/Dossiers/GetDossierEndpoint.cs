using System.Text;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Log.Publishing;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Explaining;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Proofs;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NodaTime;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Log.Dossiers;

/// <summary>
/// Hands out a claim's dossier, a zip file. That it was asked for is in the log; documents are put in when a reason for
/// reading them is given, which is recorded.
/// </summary>
public static class GetDossierEndpoint
{
    [WolverineGet("/v1/claims/{claimId}/dossier")]
    [EnableRateLimiting(LongReadPolicy.Name)]
    [OpenTo(CallerRole.Reviewer, CallerRole.Auditor)]
    [QueryParameter("reason", "Why the documents are read, which is recorded; without it they are left out.")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, "application/zip")]
    public static async Task<IResult> Get(
        string claimId, HttpRequest http, RequestContext context, ClaimReader claims, DossierReading reading)
    {
        var query = new QueryForm(http.Query, "reason");
        var reason = query.Reason(mandatory: false);
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        if (await claims.FindAsync(claimId, context.Caller, context.Cancel) is not { } claim)
            return ProblemReply.Of(ClaimRefusals.NotFound);
        var (dossier, refusal) = await reading.MakeAsync(claim, context, reason);
        if (dossier is null)
        {
            http.HttpContext.Response.Headers.RetryAfter = "1";
            return ProblemReply.Of(refusal!);
        }

        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(dossier.ToZip(), "application/zip", $"dossier-{claim.Id}.zip");
    }
}

/// <summary>Makes dossiers with their pages and documents.</summary>
public sealed class DossierReading(
    DossierBuilder desk, ClaimReader claims, ProofStore proofs, TermsLibrary terms, LogKeys keys, IClock clock)
{
    private const long LargestDocuments = 256L << 20;

    /// <summary>The dossier, or why there is none.</summary>
    public async Task<(Dossier? Dossier, Refusal? Refusal)> MakeAsync(
        Claim claim, RequestContext context, string? reason)
    {
        if (await desk.MakeAsync(claim, context.Actor, clock.GetCurrentInstant(), context.Cancel) is not { } dossier)
            return (null, LogRefusals.ProofUnavailable);
        if (reason is not null)
        {
            var reader = new Reader(context.Caller.ActorId, reason);
            if (await DocumentsAsync(claim, reader, context.Cancel) is not { } documents)
                return (null, LogRefusals.DocumentsTooLarge);
            dossier = dossier with { Documents = documents };
        }

        return (dossier with { Pages = await PagesAsync(claim, dossier, context) }, null);
    }

    // Null when there are too many. What was erased is left out like what was not asked for: its hash stands for it.
    private async Task<Dictionary<string, ReadOnlyMemory<byte>>?> DocumentsAsync(
        Claim claim, Reader reader, CancellationToken cancel)
    {
        var found = new Dictionary<string, ReadOnlyMemory<byte>>();
        var left = LargestDocuments;
        foreach (var sha256 in claim.Documents.Select(document => document.Sha256).Distinct())
        {
            if (await proofs.OpenAsync(claim.Id.Value, sha256, reader, cancel) is not OpenedProof.Opened opened)
                continue;
            await using var content = opened.Content;
            if ((left -= content.Length) < 0)
                return null;
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancel);
            found.Add(sha256, bytes.ToArray());
        }

        return found;
    }

    private async Task<Dictionary<string, ReadOnlyMemory<byte>>> PagesAsync(
        Claim claim, Dossier dossier, RequestContext context)
    {
        var facts = (await claims.RecordedAsync(claim, context.Cancel)).Take(dossier.Events.Count).ToList();
        var signers = (await keys.OpenAsync(context.Cancel)).Select(key => key.Verifier).ToList();
        var pages = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var texts in LanguageTexts.All)
        {
            var words = new DossierPages(texts.Language, texts.Dossier);
            var explanation = new ClaimExplanation(
                claim,
                facts,
                new Wording(texts),
                new Disclosure(claim, context.Caller),
                terms).Of(null, null);
            pages[$"report.{texts.Language}.html"] =
                Encoding.UTF8.GetBytes(words.Report(claim, facts, explanation, dossier));
            pages[texts.Language == "en" ? "README.md" : $"README.{texts.Language}.md"] =
                Encoding.UTF8.GetBytes(words.Instructions(claim, signers));
        }

        return pages;
    }
}
