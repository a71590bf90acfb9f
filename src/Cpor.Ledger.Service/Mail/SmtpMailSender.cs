using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Cpor.Ledger.Service.Settings;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Sends over SMTP, one connection a message: mail is rare here, and a broken one then harms no other.
/// </summary>
public sealed class SmtpMailSender(MailSettings settings, IClock clock) : IMailSender
{
    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Timeout.ToTimeSpan());
        using var client = new Conversation(settings);
        try
        {
            await ConnectAsync(client, limit.Token);
            if (NeedsUtf8(message) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
                return NoUtf8;
            var reply = await client.SendAsync(Format(message), message, limit.Token);
            var accepted = new Delivery.Accepted(reply, clock.GetCurrentInstant());
            await QuitAsync(client, limit.Token);
            return accepted;
        }
        catch (SmtpCommandException refusal)
        {
            return Outcome(refusal);
        }
        catch (Exception e) when (IsFailure(e) && !cancel.IsCancellationRequested)
        {
            var why = e is OperationCanceledException
                ? $"No answer within {settings.Timeout.TotalSeconds:0.#} s."
                : e.Message;
            return client.RecipientAccepted
                ? new Delivery.Unknown(why)
                : new Delivery.Deferred(new ServerAnswer(null, null, why));
        }
    }

    private static Delivery.Refused NoUtf8 => new(new ServerAnswer(
        null, "5.6.7", "The mail server cannot send to addresses with letters outside ASCII before the at sign."));

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancel)
    {
        var host = settings.Host ?? throw new InvalidOperationException("No mail server is configured.");
        await client.ConnectAsync(host, settings.Port, settings.Encryption switch
        {
            MailEncryption.None => SecureSocketOptions.None,
            MailEncryption.Implicit => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        }, cancel);
        if (settings.UserName is { } user)
            await client.AuthenticateAsync(user, settings.Password ?? "", cancel);
    }

    /// <summary>The message is taken already; a farewell that fails changes nothing.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception e) when (IsFailure(e) || e is SmtpCommandException)
        {
        }
    }

    /// <summary>
    /// Only an answer about the recipient or the message itself is final. A refused sender, account or greeting is this
    /// service's own trouble, and must not look as if the customer's address were wrong.
    /// </summary>
    private static Delivery Outcome(SmtpCommandException refusal)
    {
        var answer = ServerAnswers.Read((int)refusal.StatusCode, refusal.Message);
        return refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
            && answer.Code >= 500
            ? new Delivery.Refused(answer)
            : new Delivery.Deferred(answer);
    }

    private static bool IsFailure(Exception e) => e is OperationCanceledException or ProtocolException or IOException
        or SocketException or TimeoutException or AuthenticationException or SslHandshakeException
        or NotSupportedException or ServiceNotConnectedException or ServiceNotAuthenticatedException;

    private static bool NeedsUtf8(MimeMessage message) =>
        message.To.Mailboxes.Any(mailbox => mailbox.LocalPart.Any(letter => letter > 127));

    private static FormatOptions Format(MimeMessage message)
    {
        var format = FormatOptions.Default.Clone();
        format.International = NeedsUtf8(message);
        return format;
    }

    /// <summary>
    /// Remembers how far it came: after the recipient's acceptance a broken connection proves nothing.
    /// </summary>
    private sealed class Conversation : SmtpClient
    {
        public Conversation(MailSettings settings)
        {
            if (settings.CertificateAuthorityFile is not { } file)
                return;
            // A private authority seldom publishes revocations; asking for them would refuse every certificate.
            CheckCertificateRevocation = false;
            ServerCertificateValidationCallback = (_, certificate, _, errors) => Trusted(file, certificate, errors);
        }

        public bool RecipientAccepted { get; private set; }

        protected override void OnRecipientAccepted(
            MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => RecipientAccepted = true;

        private static bool Trusted(string file, X509Certificate? certificate, SslPolicyErrors errors)
        {
            if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
                return false;
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(file);
            return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
        }
    }
}
