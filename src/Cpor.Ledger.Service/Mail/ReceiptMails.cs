using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Terms;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Writes the customer's receipt for an opt-out, in the language and time zone of its notification and to the one who
/// was notified: an answer may have named another contact since.
/// </summary>
public sealed class ReceiptMails(
    MailContents texts, ICustomerLocales locales, TermsLibrary terms, MailWriter writer, IClock clock)
{
    private static readonly Reader ForTheMail = new("ledger:opt-out-receipt", "opt-out-receipt-mail");

    /// <summary>The mail; null when the contact was erased.</summary>
    public async Task<MimeMessage?> WriteAsync(ReportedFact told, CancellationToken cancel)
    {
        var (claim, window) = (told.Claim, told.WindowOfCustomer());
        var contact = told.WhenNotified(window).Details.CustomerContact;
        var opened = await texts.OpenAsync(
            claim.Id,
            ForTheMail,
            [
                (contact?.Name, "customer-contact.name"),
                (contact?.Email, "customer-contact.email"),
                (claim.Details.Name, null),
            ],
            cancel);
        if (opened is not [{ } name, { } address, var title])
            return null;
        var locale = await locales.OfAsync(claim, terms.Binding(claim).Terms, cancel);
        var letter = new ReceiptMail
        {
            To = new Addressee(name, address),
            Language = locale.Language,
            MessageId = texts.MessageId(claim, "customer"),
            Claim = await texts.ClaimAsync(claim, title, told.Lines, cancel),
            Remaining = texts.Titles(claim, claim.Lines.Where(line => IsIn(line, window))),
            WasOfficial = told.Fact is AssociationEnded,
            Fact = told.Receipt(texts),
            TimeZone = locale.TimeZone,
        };
        return writer.Write(letter, clock.GetCurrentInstant());
    }

    private static bool IsIn(ClaimLine line, WindowId window) => line.State switch
    {
        LineState.Notified notified => notified.WindowId == window,
        LineState.Validated validated => validated.WindowId == window,
        _ => false,
    };
}
