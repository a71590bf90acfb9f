using System.Diagnostics;
using Cpor.Ledger.Service.Access;

namespace Cpor.Ledger.Service.Http;

/// <summary>
/// What an endpoint knows of its request beside body and query: caller, key, versions.
/// </summary>
/// <param name="Caller">The authenticated caller.</param>
/// <param name="Key">The key that the request was given, if any.</param>
/// <param name="IfMatch">The versions that the caller accepts, null for any.</param>
/// <param name="IfNoneMatch">The versions that the caller already has.</param>
/// <param name="Cancel">Ends when the caller has gone.</param>
public record RequestContext(
    Caller Caller, IdempotencyKey? Key, EntityTags? IfMatch, EntityTags? IfNoneMatch, CancellationToken Cancel)
{
    /// <summary>The request and its reply, for what no other parameter of a handler says.</summary>
    public required HttpContext Http { get; init; }

    /// <summary>Whom facts are recorded with. Not the key itself, which a caller may fill with anything.</summary>
    public Actor Actor => new(
        Caller.ActorId, Activity.Current?.TraceId.ToString(), Key?.IdFor("request").ToString("D"));

    /// <summary>Gives a handler its parameter; called by the framework.</summary>
    public static ValueTask<RequestContext> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>What the middleware found out about a request.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is open to anonymous callers.</exception>
    public static RequestContext Of(HttpContext context) => new(
        Caller.From(context.User) ?? throw new InvalidOperationException("This endpoint needs a caller."),
        context.Features.Get<IdempotencyKey>(),
        EntityTags.Of(context.Request.Headers.IfMatch),
        EntityTags.Of(context.Request.Headers.IfNoneMatch),
        context.RequestAborted)
    {
        Http = context,
    };

    /// <summary>
    /// The id to use where the caller gave none: the same one for the same key and use, or a new one (UUIDv7).
    /// </summary>
    public Guid NewId(string use) => Key?.IdFor(use) ?? Guid.CreateVersion7();
}
