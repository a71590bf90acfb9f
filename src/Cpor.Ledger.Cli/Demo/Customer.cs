using System.Net;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// A customer with a browser: opens the link of the mail, ticks what to opt out of and presses the button. No account,
/// and nothing but what the page offers.
/// </summary>
internal sealed partial class Customer : IDisposable
{
    private readonly HttpClient _browser;

    public Customer(Uri ledger) => _browser = new HttpClient(
        new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true })
    {
        BaseAddress = ledger,
    };

    /// <summary>Opens the page and does nothing there.</summary>
    public async Task<OptOutPage> OpenAsync(string link, CancellationToken cancel)
    {
        var page = await _browser.GetStringAsync(link, cancel);
        return new OptOutPage(WebUtility.HtmlDecode(Heading().Match(page).Groups["text"].Value), Lines(page));
    }

    /// <summary>Opts out of the lines, or of everything the page offers.</summary>
    /// <param name="claim">The sample's name.</param>
    public async Task<OptOutVisit> OptOutAsync(
        string claim, string link, IReadOnlyList<string>? lines, CancellationToken cancel)
    {
        var url = new Uri(_browser.BaseAddress!, link);
        var page = await _browser.GetStringAsync(url, cancel);
        var offered = Lines(page);
        var chosen = offered.Where(line => lines?.Contains(line) ?? true).ToList();
        var isTaken = offered.Count > 0 && await PressAsync(url, page, chosen, cancel);
        return new OptOutVisit(claim, offered.Count, chosen.Count, isTaken);
    }

    private async Task<bool> PressAsync(
        Uri url, string page, IReadOnlyList<string> lines, CancellationToken cancel)
    {
        var action = WebUtility.HtmlDecode(Form().Match(page).Groups["to"].Value);
        var guard = Guard().Match(page);
        using var form = new FormUrlEncodedContent(
        [
            new(Decoded(guard, "name"), Decoded(guard, "value")),
            .. lines.Select(line => KeyValuePair.Create("line", line)),
        ]);
        using var receipt = await _browser.PostAsync(new Uri(url, action), form, cancel);
        return receipt.IsSuccessStatusCode;
    }

    public void Dispose() => _browser.Dispose();

    private static string Decoded(Match match, string group) => WebUtility.HtmlDecode(match.Groups[group].Value);

    private static List<string> Lines(string page) =>
        [.. Line().Matches(page).Select(match => match.Groups["value"].Value)];

    [GeneratedRegex("<h1[^>]*>(?<text>[^<]*)</h1>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(
        """<form method="post" action="(?<to>[^"]*)">""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();

    [GeneratedRegex(
        """<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]+)"[ /]*>""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guard();

    [GeneratedRegex(
        """<input type="checkbox" name="line" value="(?<value>[^"]+)" checked[ /]*>""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
