using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Http;

/// <summary>The caller has this version already.</summary>
public sealed class NotModified : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(
        // Without a type the framework leaves the status out.
        new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void))
        {
            Description = "The caller has this version already.",
        });

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
