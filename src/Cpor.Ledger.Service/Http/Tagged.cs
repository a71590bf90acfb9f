using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Http;

/// <summary>A reply about one version of a claim, which its ETag names. It depends on who asks.</summary>
public sealed class Tagged<TResult>(long version, TResult reply) : IResult, IEndpointMetadataProvider
    where TResult : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        TResult.PopulateMetadata(method, builder);
        builder.Metadata.Add(new ResponseHeader("ETag", "The version that the reply is about, in quotes."));
    }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ETag = EntityTags.For(version);
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        httpContext.Response.Headers.Vary = "Authorization";
        return reply.ExecuteAsync(httpContext);
    }
}

/// <summary>Makes tagged replies.</summary>
public static class Tagged
{
    /// <summary>A reply about a version.</summary>
    public static Tagged<TResult> Of<TResult>(long version, TResult reply)
        where TResult : IResult, IEndpointMetadataProvider => new(version, reply);
}
