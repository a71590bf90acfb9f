using System.Net;
using System.Text.RegularExpressions;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.OptingOut;

/// <summary>
/// A person with a browser: it keeps cookies, sends what a form holds, and follows no redirect by itself.
/// </summary>
public sealed class Customer : IDisposable
{
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private Uri _address;

    public Customer(TestLedger ledger, string? languages = null)
    {
        _address = ledger.Client.BaseAddress!;
        if (languages is not null)
            Prefer(languages);
    }

    public void Dispose() => _browser.Dispose();

    public void Prefer(string languages) =>
        _browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", languages);

    /// <summary>From now on another node answers under the same name; cookies know no ports.</summary>
    public void MoveTo(Uri node) => _address = node;

    public Task<SeenPage> OpenAsync(Uri link) => SendAsync(HttpMethod.Get, link.PathAndQuery);

    public Task<SeenPage> OpenAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Unticks all boxes but those of these titles, and presses the button.</summary>
    public Task<SeenPage> PressAsync(SeenPage page, params string[] titles) => PostAsync(
        page.FormPath,
        page.Boxes.Where(box => titles.Length == 0 || titles.Contains(box.Title))
            .Select(box => KeyValuePair.Create("line", box.Value))
            .Append(KeyValuePair.Create("guard", page.Guard ?? "")));

    /// <summary>Presses the button and follows it to the receipt.</summary>
    public async Task<SeenPage> OptOutAsync(SeenPage page, params string[] titles)
    {
        var answer = await PressAsync(page, titles);
        answer.Status.ShouldBe(303, answer.Html);
        return await OpenAsync(new Uri(new Uri(_address, page.Path), answer.Headers["Location"]));
    }

    public Task<SeenPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields));

    public async Task<SeenPage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address, path)) { Content = content };
        using var response = await _browser.SendAsync(request);
        return new SeenPage(
            path,
            (int)response.StatusCode,
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            await response.Content.ReadAsStringAsync());
    }
}

/// <summary>A page as it came.</summary>
public sealed partial record SeenPage(string Path, int Status, IReadOnlyDictionary<string, string> Headers, string Html)
{
    /// <summary>What a person reads, with entities resolved and white space collapsed.</summary>
    public string Text => WebUtility.HtmlDecode(
        Spaces().Replace(Tag().Replace(Style().Replace(Html, ""), " "), " ")).Trim();

    public string Title => WebUtility.HtmlDecode(Heading().Match(Html).Groups["title"].Value);

    /// <summary>Where the form goes to.</summary>
    public string FormPath => new Uri(new Uri("http://here" + Path), FormAction().Match(Html).Groups["to"].Value)
        .PathAndQuery;

    public string? Guard => GuardField().Match(Html) is { Success: true } found ? found.Groups["value"].Value : null;

    public IReadOnlyList<(string Value, string Title)> Boxes =>
    [
        .. Box().Matches(Html)
            .Select(box => (box.Groups["value"].Value, WebUtility.HtmlDecode(box.Groups["title"].Value))),
    ];

    [GeneratedRegex("<h1>(?<title>.*?)</h1>", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("""<input type="hidden" name="guard" value="(?<value>[^"]+)"[ /]*>""", RegexOptions.None, 1000)]
    private static partial Regex GuardField();

    [GeneratedRegex(
        """<input type="checkbox" name="line" value="(?<value>[^"]+)" checked[ /]*>\s*<span>(?<title>.*?)</span>""",
        RegexOptions.None,
        1000)]
    private static partial Regex Box();

    [GeneratedRegex("<form method=\"post\" action=\"(?<to>[^\"]+)\">", RegexOptions.None, 1000)]
    private static partial Regex FormAction();

    [GeneratedRegex("(?s)<style>.*?</style>", RegexOptions.None, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
