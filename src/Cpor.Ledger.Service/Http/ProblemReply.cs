using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Answers what was not done (RFC 9457). The one place that knows which HTTP status a refusal has, and what a bare
/// status is called.
/// </summary>
public static class ProblemReply
{
    private const string TypePrefix = "urn:cpor-ledger:problem:";

    /// <summary>A refusal as a reply.</summary>
    public static ProblemHttpResult Of(Refusal refusal) => TypedResults.Problem(new ProblemDetails
    {
        Status = StatusOf(refusal),
        Detail = refusal.Explanation,
        Extensions =
        {
            ["code"] = refusal.Code,
            ["fields"] = Fields(refusal),
        },
    });

    /// <summary>A refusal of one of several that were asked for in one request.</summary>
    public static Problem PartOf(Refusal refusal) => new()
    {
        Type = TypePrefix + refusal.Code,
        Status = StatusOf(refusal),
        Detail = refusal.Explanation,
        Code = refusal.Code,
        Fields = Fields(refusal),
    };

    /// <summary>The HTTP status of a refusal: by its kind, except where HTTP has a status of its own for it.</summary>
    public static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        Problems.RequestInvalid or Problems.BodyUnreadable => StatusCodes.Status400BadRequest,
        Problems.LocationNotYours => StatusCodes.Status403Forbidden,
        Problems.PersonalDataErased => StatusCodes.Status410Gone,
        Problems.VersionMismatch => StatusCodes.Status412PreconditionFailed,
        Problems.BodyTooLarge or Problems.ProofTooLarge or Problems.BatchTooLarge or Problems.FactTooLarge =>
            StatusCodes.Status413PayloadTooLarge,
        Problems.MediaTypeNotTaken => StatusCodes.Status415UnsupportedMediaType,
        Problems.ScanUnavailable => StatusCodes.Status503ServiceUnavailable,
        Problems.ReadModelBehind or Problems.LedgerBusy or Problems.LogProofUnavailable =>
            StatusCodes.Status503ServiceUnavailable,
        _ => refusal.Kind switch
        {
            RefusalKind.Missing => StatusCodes.Status404NotFound,
            RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        },
    };

    /// <summary>Completes every problem of the process, also those that only have a status.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var code = problem.Extensions.TryGetValue("code", out var known) && known is string given
            ? given
            : CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode);
        problem.Type = TypePrefix + code;
        problem.Detail ??= DetailOf(code);
        problem.Extensions["code"] = code;
        problem.Extensions.TryAdd("fields", Array.Empty<ProblemField>());
        problem.Extensions["traceId"] =
            context.HttpContext.Features.Get<IHttpActivityFeature>()?.Activity.Id
        ?? context.HttpContext.TraceIdentifier;
    }

    private static List<ProblemField> Fields(Refusal refusal) =>
        [.. refusal.Fields.Select(field => new ProblemField(field.Field, field.Code, field.Explanation))];

    /// <summary>What a bare status means here; null for what is said elsewhere.</summary>
    private static string? DetailOf(string code) => code switch
    {
        Problems.NotSignedIn => "The token is missing or not accepted.",
        Problems.NotAllowed => "The caller's role may not use this endpoint.",
        Problems.NothingHere => "There is nothing at this address.",
        Problems.MethodNotTaken => "This address does not take this method.",
        _ => null,
    };

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Problems.NotSignedIn,
        StatusCodes.Status403Forbidden => Problems.NotAllowed,
        StatusCodes.Status404NotFound => Problems.NothingHere,
        StatusCodes.Status405MethodNotAllowed => Problems.MethodNotTaken,
        StatusCodes.Status406NotAcceptable => Problems.NotAcceptable,
        StatusCodes.Status413PayloadTooLarge => Problems.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => Problems.MediaTypeNotTaken,
        StatusCodes.Status503ServiceUnavailable => Problems.LedgerBusy,
        >= 500 => Problems.LedgerFault,
        _ => Problems.RequestInvalid,
    };
}
