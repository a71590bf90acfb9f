namespace Cpor.Ledger.Service.Http;

/// <summary>A reply about one version of a claim, which its ETag names. It depends on who asks.</summary>
internal sealed class VersionedResult(long version, IResult reply) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = EntityTags.For(version);
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        httpContext.Response.Headers.Vary = "Authorization";
        return reply.ExecuteAsync(httpContext);
    }
}
