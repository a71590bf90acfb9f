using System.Net.Security;
using System.Text;

namespace Cpor.Ledger.Service.Mail;

/// <summary>One client's conversation with a sink (RFC 5321).</summary>
internal sealed class SmtpSinkConversation(SmtpSink sink, Stream connection)
{
    private const int MostRecipients = 100;

    private SmtpLines _lines = new(connection);
    private string? _from;
    private List<string> _to = [];
    private bool _encrypted, _signedIn;

    public async Task RunAsync(CancellationToken cancel)
    {
        if (sink.Settings.ImplicitTls)
            await EncryptAsync(cancel);
        await SayAsync("220 sink ESMTP", cancel);
        while (await _lines.ReadAsync(cancel) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "QUIT")
            {
                await SayAsync("221 2.0.0 Bye", cancel);
                return;
            }

            if (!await AnswerAsync(verb, line[verb.Length..].Trim(), cancel))
                return;
        }
    }

    /// <summary>False when the connection is to be cut.</summary>
    private async Task<bool> AnswerAsync(string verb, string rest, CancellationToken cancel)
    {
        switch (verb)
        {
            case "RCPT":
                return await RecipientAsync(Address(rest, "TO:"), cancel);
            case "DATA" when _to.Count > 0:
                return await MessageAsync(cancel);
            case "STARTTLS" when sink.Settings.Certificate is not null && !_encrypted:
                await SayAsync("220 2.0.0 Go ahead", cancel);
                await EncryptAsync(cancel);
                return true;
            default:
                await SayAsync(Reply(verb, rest), cancel);
                return true;
        }
    }

    private string Reply(string verb, string rest)
    {
        switch (verb)
        {
            case "HELO":
                Reset();
                return "250 sink";
            case "EHLO":
                Reset();
                return Extensions();
            case "AUTH":
                return SignIn(rest);
            case "MAIL":
                return Sender(rest);
            case "RSET":
                Reset();
                return "250 2.0.0 Flushed";
            case "NOOP":
                return "250 2.0.0 Still here";
            case "DATA":
                return "503 5.5.1 MAIL and RCPT first";
            default:
                return "502 5.5.2 Not known here";
        }
    }

    private string Extensions()
    {
        var size = $"SIZE {sink.Settings.LargestMessage}";
        List<string> offers = ["sink", "PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", size];
        if (sink.Settings.Utf8)
            offers.Add("SMTPUTF8");
        if (sink.Settings.Certificate is not null && !_encrypted)
            offers.Add("STARTTLS");
        if (sink.Settings.Account is not null)
            offers.Add("AUTH PLAIN");
        return string.Join("\r\n", offers.Select((offer, i) => $"250{(i == offers.Count - 1 ? ' ' : '-')}{offer}"));
    }

    private string SignIn(string rest)
    {
        if (rest.Split(' ') is not [var mechanism, var response]
            || !mechanism.Equals("PLAIN", StringComparison.OrdinalIgnoreCase))
            return "504 5.5.4 Only AUTH PLAIN with its response";
        var decoded = new byte[response.Length];
        if (!Convert.TryFromBase64String(response, decoded, out var length))
            return "501 5.5.2 Not base64";
        var given = Encoding.UTF8.GetString(decoded, 0, length).Split('\0');
        _signedIn = sink.Settings.Account is { } account && given is [_, var user, var password]
            && user == account.UserName && password == account.Password;
        return _signedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong name or password";
    }

    private string Sender(string rest)
    {
        if (sink.Settings.Account is not null && !_signedIn)
            return "530 5.7.0 Sign in first";
        if (Address(rest, "FROM:") is not { } from)
            return "501 5.1.7 No address";
        var size = rest.Split(' ').FirstOrDefault(word => word.StartsWith("SIZE=", StringComparison.OrdinalIgnoreCase));
        if (size is not null && (!long.TryParse(size[5..], out var bytes) || bytes > sink.Settings.LargestMessage))
            return "552 5.3.4 Too large";
        Reset();
        _from = from;
        return "250 2.1.0 Sender ok";
    }

    private async Task<bool> RecipientAsync(string? address, CancellationToken cancel)
    {
        if (address is not null && sink.Script.Plays(SmtpScript.Silent, address))
        {
            // Nothing is said; reading on tells when the client has had enough.
            while (await _lines.ReadAsync(cancel) is not null)
            {
            }

            return false;
        }

        await SayAsync(Recipient(address), cancel);
        return true;
    }

    private string Recipient(string? address)
    {
        if (_from is null)
            return "503 5.5.1 MAIL first";
        if (string.IsNullOrEmpty(address))
            return "501 5.1.3 No address";
        if (_to.Count == MostRecipients)
            return "452 4.5.3 Too many recipients";
        if (sink.Script.Plays(SmtpScript.Bounce, address))
            return "550 5.1.1 No such mailbox here";
        if (sink.Script.Plays(SmtpScript.Busy, address))
            return "451 4.3.0 Try again later";
        _to.Add(address);
        return "250 2.1.5 Recipient ok";
    }

    private async Task<bool> MessageAsync(CancellationToken cancel)
    {
        await SayAsync("354 End with a dot on a line of its own", cancel);
        var raw = await _lines.ReadMessageAsync(sink.Settings.LargestMessage, cancel);
        var (from, to) = (_from ?? "", _to);
        Reset();
        if (raw is null)
        {
            await SayAsync("552 5.3.4 Too large", cancel);
            return true;
        }

        if (to.Exists(address => sink.Script.Plays(SmtpScript.Spam, address)))
        {
            await SayAsync("554 5.7.1 This looks like spam", cancel);
            return true;
        }

        await sink.KeepAsync(new ReceivedMail(from, [.. to], [.. raw]), cancel);
        if (to.Exists(address => sink.Script.Plays(SmtpScript.HangUp, address)))
            return false;
        await SayAsync($"250 2.0.0 Kept as message {sink.Received.Count}", cancel);
        return true;
    }

    /// <summary>
    /// What was sent before the handshake is thrown away: it may have been put there by somebody between.
    /// </summary>
    private async Task EncryptAsync(CancellationToken cancel)
    {
        var encrypted = new SslStream(connection);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = sink.Settings.Certificate }, cancel);
        _lines = new SmtpLines(encrypted);
        _encrypted = true;
        Reset();
    }

    private void Reset() => (_from, _to) = (null, []);

    private Task SayAsync(string reply, CancellationToken cancel) => _lines.WriteAsync(reply, cancel);

    private static string? Address(string rest, string keyword)
    {
        if (!rest.StartsWith(keyword, StringComparison.OrdinalIgnoreCase))
            return null;
        var path = rest[keyword.Length..].TrimStart();
        return path.StartsWith('<') && path.IndexOf('>') is var end and > 0 ? path[1..end] : null;
    }
}
