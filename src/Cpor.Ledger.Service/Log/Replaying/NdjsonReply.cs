using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// A reply of any length: a JSON text in each line, sent while the next ones are made. When it fails on its way the
/// connection is cut off, so nobody takes a part of it for the whole.
/// </summary>
public sealed class NdjsonReply<TLine>(Func<NdjsonLines, CancellationToken, Task> write)
    : IResult, IEndpointMetadataProvider
{
    private const string MediaType = "application/x-ndjson";

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(TLine), [MediaType]));

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var reply = httpContext.Response;
        reply.ContentType = MediaType;
        var lines = new NdjsonLines(reply.BodyWriter, httpContext.RequestAborted);
        await write(lines, httpContext.RequestAborted);
        await reply.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
