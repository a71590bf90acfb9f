using System.Net.Mime;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;

namespace Cpor.Ledger.Service.Http;

/// <summary>A reply in JSON, or in plain text if the request's Accept prefers that.</summary>
/// <param name="value">The reply in JSON.</param>
/// <param name="text">The reply in plain text.</param>
/// <param name="language">The text's language, a BCP 47 tag.</param>
public sealed class TextOrJson<T>(T value, string text, string language) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(T), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(string), [MediaTypeNames.Text.Plain]));
        builder.Metadata.Add(new ResponseHeader("Content-Language", "The language of the text."));
    }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Vary = "Authorization, Accept";
        httpContext.Response.Headers.ContentLanguage = language;
        IResult reply = IsTextWanted(httpContext.Request)
            ? TypedResults.Text(text, MediaTypeNames.Text.Plain, Encoding.UTF8)
            : TypedResults.Ok(value);
        return reply.ExecuteAsync(httpContext);
    }

    private static bool IsTextWanted(HttpRequest http)
    {
        var accepted = http.GetTypedHeaders().Accept;
        return Quality(MediaTypeNames.Text.Plain) > Quality(MediaTypeNames.Application.Json);

        double Quality(string mediaType) => accepted
            .Where(range => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty()
            .Max();
    }
}
