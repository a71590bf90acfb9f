using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Access;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// Gives a command that carries an <c>Idempotency-Key</c> the reply that it got the first time. Kept is what the ledger
/// answered for good: done, or refused by a rule. What may go otherwise next time (not allowed, not found, a
/// precondition, a body that was unreadable, a fault) leaves the key free.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, ReplyStore replies)
{
    private static readonly string[] KeptHeaders = ["Location", "ETag", "Content-Type"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Headers.TryGetValue(IdempotencyKey.Header, out var header)
            || Caller.From(context.User) is not { } caller
            || !(HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method)))
        {
            await next(context);
        }
        else if (header is not [{ } text] || !IdempotencyKey.TryParse(caller.ActorId, text, out var key))
        {
            await ProblemReply.Of(HttpRefusals.RequestInvalid([NotAKey])).ExecuteAsync(context);
        }
        else
        {
            context.Features.Set(key);
            await (context.Features.Get<RequestBody>() is { } body
                ? AnswerAsync(context, IdOf(key, caller), body)
                : next(context));
        }
    }

    private static FieldProblem NotAKey { get; } =
        new(IdempotencyKey.Header, "not-a-key", "A key is 1 to 200 visible ASCII characters, given once.");

    /// <summary>A reply shows what its caller might see: whoever has got other rights since gets a new one.</summary>
    private static Guid IdOf(IdempotencyKey key, Caller caller)
    {
        var locations = caller.MpnIds.Select(location => location.Value).Order(StringComparer.Ordinal);
        return key.IdFor($"reply {caller.Role} {caller.OrganisationId} {string.Join(',', locations)}");
    }

    private async Task AnswerAsync(HttpContext context, Guid id, RequestBody body)
    {
        switch (await replies.TakeAsync(
            id, Digest(context.Request, body), ClaimOf(context.Request.Path), context.RequestAborted))
        {
            case TakenKey.Ours ours:
                await DoAsync(context, id, ours.Holder);
                break;
            case TakenKey.Done done:
                await RepeatAsync(context.Response, done.Reply);
                break;
            case TakenKey.OfAnother:
                await ProblemReply.Of(HttpRefusals.KeyReused).ExecuteAsync(context);
                break;
            default:
                context.Response.Headers.RetryAfter = "1";
                await ProblemReply.Of(HttpRefusals.KeyInFlight).ExecuteAsync(context);
                break;
        }
    }

    /// <summary>The claim that an address names; null where it names none.</summary>
    private static Guid? ClaimOf(PathString path) =>
        path.StartsWithSegments("/v1/claims", out var rest)
        && Guid.TryParse(rest.Value?.Split('/').ElementAtOrDefault(1), out var claim)
            ? claim
            : null;

    private async Task DoAsync(HttpContext context, Guid id, Guid holder)
    {
        // Nothing leaves before the reply is kept: a feature of its own, for one on top of the server's starts that
        // too.
        var outside = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var reply = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(reply));
        var kept = false;
        try
        {
            await next(context);
            kept = IsForGood(context.Response.StatusCode);
            if (kept)
                await replies.KeepAsync(id, holder, Reply(context.Response, reply));
        }
        finally
        {
            context.Features.Set(outside);
            if (!kept)
                await replies.GiveBackAsync(id, holder);
        }

        await context.Response.Body.WriteAsync(
            reply.GetBuffer().AsMemory(0, (int)reply.Length), context.RequestAborted);
    }

    private static bool IsForGood(int status) => status is (>= 200 and < 300)
        or StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity;

    private static StoredReply Reply(HttpResponse response, MemoryStream body) => new(
        response.StatusCode,
        string.Join('\n', KeptHeaders
            .Where(name => !StringValues.IsNullOrEmpty(response.Headers[name]))
            .Select(name => $"{name}: {response.Headers[name]}")),
        body.ToArray());

    private static async Task RepeatAsync(HttpResponse response, StoredReply reply)
    {
        response.StatusCode = reply.Status;
        foreach (var line in reply.Headers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            response.Headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 2)..];
        await response.Body.WriteAsync(reply.Body, response.HttpContext.RequestAborted);
    }

    /// <summary>Two requests are one when method, address and body are the same.</summary>
    private static byte[] Digest(HttpRequest request, RequestBody body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{request.Method}\n{request.Path.ToUriComponent()}\n{request.QueryString.Value}\n"));
        hash.AppendData(body.Bytes);
        return hash.GetHashAndReset();
    }
}
