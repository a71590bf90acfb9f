namespace Cpor.Ledger.Service.Http;

/// <summary>
/// What all GETs of the API have in common: an endpoint without a <see cref="Query{T}"/> refuses every parameter, and a
/// reply is for the caller alone unless the endpoint says something stricter. A middleware, because a filter would have
/// the framework build a pipeline of its own for each endpoint at every start.
/// </summary>
internal sealed class ReadMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var (request, reply) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method)
            || !request.Path.StartsWithSegments("/v1")
            || context.GetEndpoint() is not RouteEndpoint endpoint)
            return next(context);
        if (endpoint.Metadata.GetMetadata<QueryMetadata>() is null
            && QueryReader.Unknown(request.Query) is { } refusal)
            return ProblemReply.Of(refusal).ExecuteAsync(context);
        reply.OnStarting(() =>
        {
            if (reply.StatusCode < StatusCodes.Status300MultipleChoices && reply.Headers.CacheControl.Count == 0)
                reply.Headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
