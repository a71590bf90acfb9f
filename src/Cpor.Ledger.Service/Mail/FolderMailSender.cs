using Cpor.Ledger.Service.Settings;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Writes messages as <c>.eml</c> files where no server is configured: for a first run, and for a ledger whose mail is
/// picked up by another program.
/// </summary>
public sealed class FolderMailSender(MailSettings settings, IClock clock) : IMailSender
{
    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default)
    {
        var id = message.MessageId ?? throw new ArgumentException("The message has no Message-ID.", nameof(message));
        try
        {
            var path = await EmlFile.WriteAsync(
                settings.Folder, id, file => message.WriteToAsync(file, cancel), cancel);
            return new Delivery.Accepted($"Written as {Path.GetFileName(path)}.", clock.GetCurrentInstant());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Delivery.Deferred(new ServerAnswer(null, null, e.Message));
        }
    }
}
