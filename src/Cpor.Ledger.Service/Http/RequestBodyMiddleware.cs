using System.Net.Http.Headers;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace Cpor.Ledger.Service.Http;

/// <summary>The body of a request, in full.</summary>
internal sealed record RequestBody(byte[] Bytes);

/// <summary>
/// Reads the bodies of commands before anything else sees them: a body that cannot be what the door takes is answered
/// with the field that is wrong. No body at all stands for an object without fields.
/// </summary>
internal sealed class RequestBodyMiddleware(RequestDelegate next, IOptions<JsonOptions> json)
{
    /// <summary>A claim with fifty lines and every text at its longest needs a quarter of it.</summary>
    public const int LongestBody = 256 * 1024;

    /// <summary>What is wrong where JSON could not be read.</summary>
    internal const string NotOfTheShape = "Not JSON, not of the expected type, named twice, or not known here.";

    private const int LongestPath = 200;
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
        var refused = endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type }
            ? Refused(context.Request, bytes.Length == 0 ? NoFields : bytes, type)
            : null;
        if (refused is not null)
        {
            await ProblemReply.Of(refused).ExecuteAsync(context);
            return;
        }

        context.Request.Body = new MemoryStream(bytes.Length == 0 ? NoFields : bytes, writable: false);
        await next(context);
    }

    /// <summary>Where in a body JSON could not be read, by the names of the API.</summary>
    internal static string Field(string? path)
    {
        var field = path?.TrimStart('$').TrimStart('.') ?? "";
        return field.Length <= LongestPath ? field : field[..LongestPath];
    }

    private static bool TakesCommands(HttpRequest request, Endpoint endpoint) =>
        (HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method))
        && request.Path.StartsWithSegments("/v1")
        && endpoint.Metadata.GetMetadata<StreamedBodyAttribute>() is null;

    /// <summary>The server itself refuses to read more than the limit (413).</summary>
    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private Refusal? Refused(HttpRequest request, byte[] bytes, Type type)
    {
        if (!IsJson(request.ContentType))
            return new Refusal(RefusalKind.Invalid, Problems.MediaTypeNotTaken, "The body must be JSON in UTF-8.");
        try
        {
            return JsonSerializer.Deserialize(bytes, type, json.Value.SerializerOptions) is null
                ? Unreadable("", "The body must be an object.")
                : null;
        }
        catch (JsonException broken)
        {
            return Unreadable(Field(broken.Path), NotOfTheShape);
        }
    }

    private static bool IsJson(string? contentType) => contentType is null or ""
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType is "application/json" || type.MediaType!.EndsWith("+json", StringComparison.Ordinal))
            && (type.CharSet is null || type.CharSet.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    private static Refusal Unreadable(string field, string explanation) =>
        HttpRefusals.BodyUnreadable([new FieldProblem(field, "unreadable", explanation)]);
}

/// <summary>Marks a door that reads its body itself, as it comes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StreamedBodyAttribute(string mediaType) : Attribute
{
    /// <summary>What the body must be.</summary>
    public string MediaType { get; } = mediaType;

    /// <summary>The files of a form, the one that must be there first.</summary>
    public string[] Files { get; init; } = ["file"];
}
