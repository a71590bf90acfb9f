using System.CommandLine;
using Cpor.Ledger.Service.Hosting;

namespace Cpor.Ledger.Cli;

/// <summary>Which ledger a command speaks to, and with which token: by option, else by environment variable.</summary>
internal static class LedgerAddress
{
    private const string Default = LedgerHost.UsualUrl;

    public static Option<string> Url { get; } = new("--url")
    {
        Description = $"The service's address; else LEDGER_URL, else the first of ASPNETCORE_URLS, else {Default}.",
        Recursive = true,
    };

    public static Option<string> Token { get; } = new("--token")
    {
        Description = "The bearer token; else LEDGER_TOKEN.",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write results as JSON instead of tables.",
        Recursive = true,
    };

    /// <summary>The service's address.</summary>
    /// <exception cref="UsageException">It is no HTTP address.</exception>
    public static Uri Of(ParseResult parsed)
    {
        var text = parsed.GetValue(Url)
            ?? Environment.GetEnvironmentVariable("LEDGER_URL")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS")?.Split(';')[0]
                .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            ?? Default;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new UsageException($"'{text}' is no address of a service, such as {Default}.");
    }

    /// <summary>The token, or null when none is given.</summary>
    public static string? TokenOf(ParseResult parsed) =>
        parsed.GetValue(Token) ?? Environment.GetEnvironmentVariable("LEDGER_TOKEN");
}
