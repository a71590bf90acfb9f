using System.Text.RegularExpressions;
using Cpor.Ledger.Service.Mail;
using MimeKit;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// The mail of all customers: what the built-in mail server took, also before this process was started, since it keeps
/// every message as a file.
/// </summary>
internal sealed partial class Mailbox(SmtpSink sink, string folder)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly List<MimeMessage> _earlier = Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))]
        : [];

    /// <summary>Messages so far.</summary>
    public int Count => _earlier.Count + sink.Received.Count;

    /// <summary>The path and query of the link in the newest mail to an address, as soon as there is one.</summary>
    public async Task<string> LinkAsync(string address, CancellationToken cancel)
    {
        while (true)
        {
            if (Link(address) is { } link)
                return link;
            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>The same, or null when none has come.</summary>
    public string? Link(string address) => sink.Received.Select(mail => mail.Message).Reverse()
        .Concat(_earlier)
        .Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))
        .Select(mail => OptOutLink().Match(mail.TextBody ?? ""))
        .Where(found => found.Success)
        .Select(found => new Uri(found.Value).PathAndQuery)
        .FirstOrDefault();

    [GeneratedRegex(@"https?://\S+/opt-out/[\w-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptOutLink();
}
