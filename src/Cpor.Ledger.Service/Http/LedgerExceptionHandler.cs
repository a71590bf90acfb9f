using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Answers what an endpoint threw. Nothing that a caller sends should come here as a fault; what does come here says
/// whether trying again helps.
/// </summary>
internal sealed class LedgerExceptionHandler(
    IProblemDetailsService problems, ILogger<LedgerExceptionHandler> log) : IExceptionHandler
{
    private const int SecondsToWait = 1;

    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, detail) = Meaning(exception);
        if (status == StatusCodes.Status500InternalServerError)
            log.LogError(exception, "A request failed: {Method} {Path}", context.Request.Method, context.Request.Path);
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = $"{SecondsToWait}";
        context.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            Exception = exception,
            ProblemDetails =
            {
                Status = status,
                Detail = detail,
                Extensions = { ["code"] = code, ["fields"] = Fields(exception) },
            },
        });
    }

    private static (int Status, string Code, string Detail) Meaning(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (StatusCodes.Status413PayloadTooLarge, Problems.BodyTooLarge, "The body is too large."),
        BadHttpRequestException { InnerException: JsonException } => (
            StatusCodes.Status400BadRequest,
            Problems.BodyUnreadable,
            "The body is not JSON of the expected shape."),
        BadHttpRequestException bad => (bad.StatusCode, Problems.BodyUnreadable, "The request could not be read."),
        LedgerBusyException busy => (StatusCodes.Status503ServiceUnavailable, Problems.LedgerBusy, busy.Message),
        _ when LogSchema.IsTooLarge(exception) => (
            StatusCodes.Status413PayloadTooLarge,
            HttpRefusals.FactTooLarge.Code,
            HttpRefusals.FactTooLarge.Explanation),
        _ when DatabaseAway.Is(exception) => (
            StatusCodes.Status503ServiceUnavailable,
            Problems.LedgerBusy,
            "The database cannot be reached; try again."),
        _ => (
            StatusCodes.Status500InternalServerError,
            Problems.LedgerFault,
            "A fault of the ledger. A retry is safe; tell the operator the trace."),
    };

    private static IReadOnlyList<ProblemField> Fields(Exception exception) =>
        exception.InnerException is JsonException json
        ? [new ProblemField(RequestBodyMiddleware.Field(json.Path), "unreadable", RequestBodyMiddleware.NotOfTheShape)]
        : [];
}
