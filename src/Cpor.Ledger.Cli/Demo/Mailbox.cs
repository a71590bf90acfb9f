using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>A mail as its reader sees it.</summary>
/// <param name="To">The addresses.</param>
/// <param name="Text">The plain text.</param>
/// <param name="OptOutLink">The path and query of the link to the opt-out page; null for a mail without one.</param>
public sealed record CustomerMail(ImmutableArray<string> To, string Subject, string Text, string? OptOutLink);

/// <summary>
/// The mail of everybody in the demonstration, also of earlier runs on the same folder: every message is a file there.
/// A message is read once, when it comes; many may read the mails at once.
/// </summary>
public sealed partial class Mailbox
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;
    private ImmutableList<CustomerMail> _mails;

    private Mailbox(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _mails = [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(FromFile)];
    }

    /// <summary>Messages so far.</summary>
    public int Count => Volatile.Read(ref _mails).Count;

    /// <summary>Opens a folder, which is made when it is not there.</summary>
    public static Mailbox Open(string folder) => new(folder);

    /// <summary>Keeps a message.</summary>
    public async Task KeepAsync(byte[] message, CancellationToken cancel)
    {
        // Named by the time of arrival; renamed when complete, so that a killed process leaves no half message.
        var name = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{Guid.CreateVersion7():n}"));
        await File.WriteAllBytesAsync($"{name}.tmp", message, cancel);
        File.Move($"{name}.tmp", $"{name}.eml");
        var mail = Read(message);
        ImmutableInterlocked.Update(ref _mails, mails => mails.Add(mail));
    }

    /// <summary>The newest mail to an address with a link to the opt-out page, or null when none has come.</summary>
    public CustomerMail? Newest(string address) => Volatile.Read(ref _mails)
        .FindLast(mail => mail.OptOutLink is not null && mail.To.Contains(address));

    /// <summary>The same, as soon as there is one.</summary>
    public async Task<CustomerMail> NewestAsync(string address, CancellationToken cancel)
    {
        while (true)
        {
            if (Newest(address) is { } mail)
                return mail;
            await Task.Delay(Pause, cancel);
        }
    }

    private static CustomerMail FromFile(string file) => Read(File.ReadAllBytes(file));

    private static CustomerMail Read(byte[] message)
    {
        using var bytes = new MemoryStream(message);
        using var mail = MimeMessage.Load(bytes);
        var text = mail.TextBody ?? "";
        var link = OptOutLink().Match(text);
        return new CustomerMail(
            [.. mail.To.Mailboxes.Select(to => to.Address)],
            mail.Subject ?? "",
            text,
            link.Success ? new Uri(link.Value).PathAndQuery : null);
    }

    [GeneratedRegex(@"https?://\S+/opt-out/[\w-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptOutLink();
}
