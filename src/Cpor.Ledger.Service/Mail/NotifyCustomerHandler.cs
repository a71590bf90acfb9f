using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Terms;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Tells the customer of validated lines. The window opens only when the mail server has accepted the mail; a refusal
/// for good asks the partner for another contact; whenever the outcome is unknown the same mail is sent again.
/// </summary>
public sealed class NotifyCustomerHandler(
    CustomerMails letters,
    IMailSender post,
    ICustomerLocales locales,
    KnownCalendars calendars,
    ClaimLedger ledger,
    TermsLibrary terms)
{
    private static readonly Actor Ledger = Actor.Ledger("customer-notification");

    public async Task Handle(NotifyCustomer notify, IQuerySession session, IClock clock, CancellationToken cancel)
    {
        var row = await session.LoadAsync<LedgerClaim>(notify.ClaimId, cancel);
        var window = new WindowId(notify.WindowId);
        if (row?.State is not Claim.Filed claim
            || !claim.Lines.Any(line => line.State == new LineState.Validated(window)))
        {
            return;
        }

        var regime = terms.Binding(claim);
        var locale = await locales.OfAsync(claim, regime.Terms, cancel);
        var calendar = calendars.For(locale.Country);
        var now = clock.GetCurrentInstant();
        // Written anew at every attempt, so the mail states the end for the day on which it is sent.
        var promised = Deadline.Count(regime.Terms.OptOutWindow.Value, now, locale, calendar);
        var letter = await letters.WriteAsync(claim, window, promised, locale, cancel);
        if (letter is null)
        {
            await FailAsync(claim, window, new ServerAnswer(550, "5.1.3", "The address was erased."), regime, cancel);
            return;
        }

        switch (await post.SendAsync(letter, cancel))
        {
            case Delivery.Accepted:
                var record = new RecordNotification(
                    window, letter.MessageId!, promised.Ends, locale, calendar, regime.Terms);
                await ledger.DecideAsync(claim.Id, record, Ledger, cancel);
                break;
            case Delivery.Refused refused:
                await FailAsync(claim, window, refused.Answer, regime, cancel);
                break;
            case Delivery.Deferred { Answer: var answer }:
                throw MailDeferredException.For(answer);
            case Delivery.Unknown unknown:
                throw new MailDeferredException(unknown.Why);
        }
    }

    private Task<ClaimAnswer> FailAsync(
        Claim.Filed claim, WindowId window, ServerAnswer answer, Regime regime, CancellationToken cancel) =>
        ledger.DecideAsync(
            claim.Id,
            new RecordNotificationFailure(window, answer.Code ?? 550, answer.EnhancedStatus, regime),
            Ledger,
            cancel);
}
