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

    /// <summary>Opts out of the lines, or of everything the page offers.</summary>
    /// <returns>False when the page offers nothing any more, or says that it is too late.</returns>
    public async Task<bool> OptOutAsync(string link, IReadOnlyList<string>? lines, CancellationToken cancel)
    {
        var page = await _browser.GetStringAsync(link, cancel);
        var offered = Line().Matches(page).Select(match => match.Groups["value"].Value).ToList();
        if (offered.Count == 0)
            return false;
        var action = WebUtility.HtmlDecode(Form().Match(page).Groups["to"].Value);
        var guard = Guard().Match(page);
        using var form = new FormUrlEncodedContent(
        [
            new(Decoded(guard, "name"), Decoded(guard, "value")),
            .. offered.Where(line => lines?.Contains(line) ?? true).Select(line => KeyValuePair.Create("line", line)),
        ]);
        using var receipt = await _browser.PostAsync(new Uri(new Uri(_browser.BaseAddress!, link), action), form, cancel);
        return receipt.IsSuccessStatusCode;
    }

    public void Dispose() => _browser.Dispose();

    private static string Decoded(Match match, string group) => WebUtility.HtmlDecode(match.Groups[group].Value);

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
