using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.OptingOut.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>The pages as answers, with the headers that keep them private and inert.</summary>
internal static class OptOutAnswers
{
    private static readonly string _policy =
        $"default-src 'none'; style-src {PageStyle.Source}; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>About a window.</summary>
    public static IResult Window(HttpContext http, WindowView view, int status = StatusCodes.Status200OK) =>
        Page<WindowPage>(http, view.Language, status, new() { [nameof(WindowPage.View)] = view });

    /// <summary>To the same address: the page that shows what was recorded, and that can be loaded again.</summary>
    public static IResult SeeReceipt(HttpContext http)
    {
        // Relative, like the form's own address: a proxy may have put a path before ours.
        http.Response.Headers.Location = $"?lang={TextsFor(http).Language}";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The link is none of ours: forged, cut off or of a claim that is not here.</summary>
    public static IResult Unknown(HttpContext http) => Message(
        http, StatusCodes.Status404NotFound, texts => (texts.UnknownTitle, [texts.UnknownLead, texts.UnknownNext]));

    /// <summary>The form is none of ours.</summary>
    public static IResult Refused(HttpContext http) => Message(
        http,
        StatusCodes.Status400BadRequest,
        texts => (texts.RefusedTitle, [texts.RefusedLead, texts.RefusedNext]),
        openAgain: true);

    /// <summary>Asked too often; the caller says when to try again.</summary>
    public static IResult TooMany(HttpContext http) => Message(
        http, StatusCodes.Status429TooManyRequests, texts => (texts.TooManyTitle, [texts.TooManyLead]));

    /// <summary>A fault of ours, or too many writers.</summary>
    public static IResult Fault(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        return Message(
            http, StatusCodes.Status503ServiceUnavailable, texts => (texts.FaultTitle, [texts.FaultLead]));
    }

    /// <summary>The language that the address asks for, else the browser's first one that there are texts in.</summary>
    public static LanguageTexts TextsFor(HttpContext http) =>
        LanguageTexts.In(http.Request.Query["lang"])
        ?? http.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => LanguageTexts.In(language.Value.Value))
            .FirstOrDefault(texts => texts is not null)
        ?? LanguageTexts.All[0];

    private static IResult Message(
        HttpContext http,
        int status,
        Func<OptOutTexts, (string Title, string[] Paragraphs)> words,
        bool openAgain = false)
    {
        var texts = TextsFor(http);
        var (title, paragraphs) = words(texts.OptOut);
        return Page<MessagePage>(http, texts, status, new()
        {
            [nameof(MessagePage.Texts)] = texts,
            [nameof(MessagePage.Title)] = title,
            [nameof(MessagePage.Paragraphs)] = paragraphs,
            [nameof(MessagePage.OpenAgain)] = openAgain ? $"?lang={texts.Language}" : null,
        });
    }

    private static IResult Page<T>(
        HttpContext http, LanguageTexts texts, int status, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = _policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.ContentLanguage = texts.Language;
        headers.Vary = "Accept-Language";
        return HttpMethods.IsHead(http.Request.Method)
            ? TypedResults.StatusCode(status)
            : new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }
}
