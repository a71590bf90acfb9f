namespace Cpor.Ledger.Service.Http;

/// <summary>The doors that answer in JSON or, if the caller would rather have that, in plain text.</summary>
internal static class TextOrJson
{
    /// <summary>Whether plain text is what the caller would rather have than JSON.</summary>
    public static bool IsTextWanted(HttpRequest http)
    {
        var accepted = http.GetTypedHeaders().Accept;
        return Quality("text/plain") > Quality("application/json");

        double Quality(string mediaType) => accepted
            .Where(range => range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            .Select(range => range.Quality ?? 1)
            .DefaultIfEmpty()
            .Max();
    }
}
