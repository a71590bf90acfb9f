using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cpor.Ledger.Service.Http;

/// <summary>The file of a multipart form, read as it comes.</summary>
/// <param name="Name">Its name without folders; browsers of old sent those too.</param>
/// <param name="DeclaredType">The media type that came with it.</param>
/// <param name="Content">Its bytes. What breaks off throws <see cref="BadHttpRequestException"/>.</param>
/// <param name="Refusal">Why there is no file to read.</param>
internal sealed record UploadedFile(string Name, string? DeclaredType, Stream Content, Refusal? Refusal)
{
    private const int LongestBoundary = 70;

    private static readonly UploadedFile NoForm = Nothing(new Refusal(
        RefusalKind.Invalid, Problems.MediaTypeNotTaken, "The body must be a multipart form with one file."));

    /// <summary>Reads up to the file. Form fields before it are passed over.</summary>
    /// <exception cref="BadHttpRequestException">The body is no such form, or broke off.</exception>
    public static async Task<UploadedFile?> OpenAsync(
        HttpRequest request, RequestValidator validator, CancellationToken cancel)
    {
        if (FormOf(request) is not { } reader)
            return NoForm;
        while (await NextAsync(reader, cancel) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && disposition.IsFileDisposition())
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                return new UploadedFile(
                    LastPart(HeaderUtilities.RemoveQuotes(name).Value ?? ""),
                    section.ContentType,
                    new ArrivingStream(section.Body),
                    null);
            }
        }

        validator.Note("file", "required", "The form holds no file.");
        return null;
    }

    /// <summary>The body as a multipart form, null when it is none.</summary>
    public static MultipartReader? FormOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= LongestBoundary } boundary
            ? new MultipartReader(boundary.Value!, new ArrivingStream(request.Body))
            : null;

    /// <summary>The form's next part, null at its end.</summary>
    /// <exception cref="BadHttpRequestException">The form is broken, or broke off.</exception>
    public static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw ArrivingStream.Broken(broken);
        }
    }

    private static UploadedFile Nothing(Refusal refusal) => new("", null, Stream.Null, refusal);

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}
