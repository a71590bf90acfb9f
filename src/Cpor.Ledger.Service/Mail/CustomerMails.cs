using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Writes the customer's notification: unseals the contact for this one mail, and records that it did.
/// </summary>
public sealed class CustomerMails(
    MailContents texts, OptOutLinks links, MailWriter writer, LedgerSettings settings, IClock clock)
{
    private static readonly Reader ForTheMail = new("ledger:customer-notification", "customer-notification-mail");

    /// <summary>The mail, the same whenever it is written for the same day; null when the contact was erased.</summary>
    public async Task<MimeMessage?> WriteAsync(
        Claim.Filed claim, WindowId window, Deadline promised, CustomerLocale locale, CancellationToken cancel)
    {
        var contact = claim.Details.CustomerContact
            ?? throw new InvalidOperationException($"Claim {claim.Id} was submitted without a customer contact.");
        var opened = await texts.OpenAsync(
            claim.Id,
            ForTheMail,
            [
                (contact.Name, "customer-contact.name"),
                (contact.Email, "customer-contact.email"),
                (claim.Details.Name, null),
            ],
            cancel);
        if (opened is not [{ } name, { } address, var title])
            return null;
        var lines = claim.Lines.Where(line => line.State == new LineState.Validated(window));
        var letter = new CustomerNotificationMail
        {
            To = new Addressee(name, address),
            Language = locale.Language,
            MessageId = $"{window}@{settings.PublicUrl.Host}",
            Claim = await texts.ClaimAsync(claim, title, lines, cancel),
            OptOut = new LocalDeadline(promised.Ends, locale.TimeZone),
            OptOutLink = await links.ForAsync(claim.Id, window, cancel),
        };
        return writer.Write(letter, clock.GetCurrentInstant());
    }
}
