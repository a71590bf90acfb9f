namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// A reply of any length: a JSON text in each line, sent while the next ones are made. When it fails on its way the
/// connection is cut off, so nobody takes a part of it for the whole.
/// </summary>
internal sealed class NdjsonReply(Func<NdjsonLines, CancellationToken, Task> write) : IResult
{
    /// <summary>What it is.</summary>
    public const string MediaType = "application/x-ndjson";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var reply = httpContext.Response;
        reply.ContentType = MediaType;
        reply.Headers.CacheControl = "private, no-cache";
        var lines = new NdjsonLines(reply.BodyWriter, httpContext.RequestAborted);
        await write(lines, httpContext.RequestAborted);
        await reply.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
