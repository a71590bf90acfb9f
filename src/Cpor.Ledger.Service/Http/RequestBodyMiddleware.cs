using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Http;

/// <summary>The body of a request, in full.</summary>
internal sealed record RequestBody(byte[] Bytes);

/// <summary>
/// Reads the bodies of commands before anything else sees them, so that a retry can be recognised by them. No body at
/// all stands for an object without fields.
/// </summary>
internal sealed class RequestBodyMiddleware(RequestDelegate next)
{
    /// <summary>A claim with fifty lines and every text at its longest needs a quarter of it.</summary>
    public const int LongestBody = 256 * 1024;

    /// <summary>What is wrong where JSON could not be read.</summary>
    internal const string NotOfTheShape = "Not JSON, not of the expected type, named twice, or not known here.";

    private const int LongestPath = 200;
    private const string Json = "application/json";
    private static readonly byte[] NoFields = "{}"u8.ToArray();

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || !TakesCommands(context.Request, endpoint))
        {
            await next(context);
            return;
        }

        var bytes = await ReadAsync(context);
        context.Features.Set(new RequestBody(bytes));
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null && !IsJson(context.Request.ContentType))
        {
            await ProblemReply.Of(NotJson).ExecuteAsync(context);
            return;
        }

        context.Request.Body = new MemoryStream(bytes.Length == 0 ? NoFields : bytes, writable: false);
        context.Request.ContentType = Json;
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new HasBody());
        await next(context);
    }

    /// <summary>Where in a body JSON could not be read, by the names of the API.</summary>
    internal static string Field(string? path)
    {
        var field = path?.TrimStart('$').TrimStart('.') ?? "";
        return field.Length <= LongestPath ? field : field[..LongestPath];
    }

    private static Refusal NotJson { get; } =
        new(RefusalKind.Invalid, Problems.MediaTypeNotTaken, "The body must be JSON in UTF-8.");

    /// <summary>Not those whose endpoint reads another kind of body itself, as it comes.</summary>
    private static bool TakesCommands(HttpRequest request, Endpoint endpoint) =>
        (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method))
        && request.Path.StartsWithSegments("/v1")
        && endpoint.Metadata.GetMetadata<StreamedBody>() is null;

    /// <summary>The server itself refuses to read more than the limit (413).</summary>
    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private static bool IsJson(string? contentType) => contentType is null or ""
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType is Json || type.MediaType!.EndsWith("+json", StringComparison.Ordinal))
            && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Tells the framework that there is a body, also where none was sent.</summary>
    private sealed class HasBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => true;
    }
}
