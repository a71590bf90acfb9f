using Cpor.Ledger.Service.Outbox;
using Marten;
using MimeKit;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Tells partners what became of their claims, and gives customers their receipts. Nothing waits for these letters: one
/// that is refused for good is logged and let go. Whenever the outcome is unknown the same letter is sent again, with
/// the same Message-ID.
/// </summary>
public sealed class SendMailHandler(
    PartnerMails partners, ReceiptMails receipts, IMailSender post, ILogger<SendMailHandler> log)
{
    public async Task Handle(SendPartnerMail tell, IQuerySession session, CancellationToken cancel)
    {
        if (await ReportedFact.LoadAsync(session, tell.ClaimId, tell.Version, cancel) is { } told)
            await SendAsync(told, await partners.WriteAsync(told, cancel), cancel);
    }

    public async Task Handle(SendReceipt send, IQuerySession session, CancellationToken cancel)
    {
        if (await ReportedFact.LoadAsync(session, send.ClaimId, send.Version, cancel) is { } told)
            await SendAsync(told, await receipts.WriteAsync(told, cancel), cancel);
    }

    // The server's words may name the addressee, so only its codes are logged.
    private async Task SendAsync(ReportedFact told, MimeMessage? letter, CancellationToken cancel)
    {
        var (id, version) = (told.Claim.Id, told.Claim.Version);
        if (letter is null)
        {
            log.LogInformation("Nobody is there to be told of fact {Version} of claim {ClaimId}", version, id);
            return;
        }

        switch (await post.SendAsync(letter, cancel))
        {
            case Delivery.Refused { Answer: var answer }:
                log.LogWarning(
                    "The mail {MessageId} about claim {ClaimId} was refused for good: {Code} {Status}",
                    letter.MessageId, id, answer.Code, answer.EnhancedStatus);
                break;
            case Delivery.Deferred { Answer: var answer }:
                throw MailDeferredException.For(answer);
            case Delivery.Unknown unknown:
                throw new MailDeferredException(unknown.Why);
        }
    }
}
