using System.Reflection;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Http;

/// <summary>What all endpoints of the API have in common.</summary>
public static class ApiGroup
{
    private const string EndpointSuffix = "Endpoint";

    /// <summary>
    /// The group of everything below <c>/v1</c>. Endpoints write their whole path, so that one who looks for an address
    /// finds its file; and a group with a prefix would give its first endpoint a path that ends in a slash.
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("")
            .AddEndpointFilterFactory(RefuseUnknownParameters)
            .AddEndpointFilter(KeepPrivateAsync);
        ((IEndpointConventionBuilder)api).Finally(Describe);
        return api;
    }

    /// <summary>
    /// Says that the endpoint reads its body itself, as it comes. The framework's own <c>Accepts</c> would refuse
    /// another media type before the caller is authorized, and before a claim that does not exist for the caller.
    /// </summary>
    public static RouteHandlerBuilder ReadsStream<TBody>(this RouteHandlerBuilder endpoint, string mediaType) =>
        endpoint.WithMetadata(new StreamedBody(mediaType, typeof(TBody)));

    /// <summary>Says that the endpoint also answers a problem which others of its kind do not.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status, string when) =>
        endpoint.WithMetadata(Problem(status, when));

    /// <summary>An endpoint that takes no parameters refuses every one that is given.</summary>
    private static EndpointFilterDelegate RefuseUnknownParameters(
        EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        var readsQuery = endpoint.MethodInfo.GetParameters()
            .Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(IQuery)));
        return readsQuery ? next : invocation =>
            HttpMethods.IsGet(invocation.HttpContext.Request.Method)
            && QueryReader.Unknown(invocation.HttpContext.Request.Query) is { } refusal
                ? new ValueTask<object?>(ProblemReply.Of(refusal))
                : next(invocation);
    }

    /// <summary>What is read depends on the caller and changes; an endpoint may say something stricter.</summary>
    private static ValueTask<object?> KeepPrivateAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var reply = invocation.HttpContext.Response;
        if (HttpMethods.IsGet(invocation.HttpContext.Request.Method))
        {
            reply.OnStarting(() =>
            {
                if (reply.StatusCode < 300 && reply.Headers.CacheControl.Count == 0)
                    reply.Headers.CacheControl = "private, no-cache";
                return Task.CompletedTask;
            });
        }

        return next(invocation);
    }

    /// <summary>The name by which clients call the operation, and the problems that it can answer with.</summary>
    private static void Describe(EndpointBuilder endpoint)
    {
        var handler = endpoint.Metadata.OfType<MethodInfo>().First().DeclaringType!.Name;
        var name = JsonNamingPolicy.CamelCase.ConvertName(handler.Replace(EndpointSuffix, ""));
        endpoint.Metadata.Add(new EndpointNameMetadata(name));
        foreach (var (status, when) in Problems(endpoint))
        {
            if (endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().All(known => known.StatusCode != status))
            {
                endpoint.Metadata.Add(Problem(status, when));
            }
        }
    }

    private static ProducesResponseTypeMetadata Problem(int status, string when) =>
        new(status, typeof(Problem), ["application/problem+json"]) { Description = when };

    private static IEnumerable<(int Status, string When)> Problems(EndpointBuilder endpoint)
    {
        var route = ((RouteEndpointBuilder)endpoint).RoutePattern;
        var isCommand = endpoint.Metadata.OfType<HttpMethodMetadata>().Any(known => known.HttpMethods.Any(IsCommand));
        var isOfOne = route.Parameters.Count > 0;
        yield return (400, "The request is not in its format. The fields say where, all at once.");
        yield return (401, "The token is missing or not accepted.");
        yield return (403, "The caller's role may not use this endpoint.");
        if (isOfOne)
            yield return (404, "There is no such thing, or none that the caller may see.");
        if (isCommand)
        {
            yield return (409, "It cannot be done in this state or at this time.");
            if (isOfOne)
            {
                yield return (410, "The personal data of the claim was erased.");
                yield return (412, "The claim has another version than If-Match says.");
            }

            yield return (413, "The body is too large.");
            if (endpoint.Metadata.Any(known => known is IAcceptsMetadata or StreamedBody))
                yield return (415, "The body has another media type.");
            yield return (422, "What was given breaks a rule. The same request will be refused again.");
        }

        yield return (500, "A fault of the ledger. A retry is safe.");
        yield return (503, "Nothing was done. Try again after Retry-After.");
    }

    private static bool IsCommand(string method) => HttpMethods.IsPost(method) || HttpMethods.IsPut(method);
}
