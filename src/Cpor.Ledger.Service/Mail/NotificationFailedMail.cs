using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the customer's contact could not be reached, and until when to correct it.</summary>
public sealed record NotificationFailedMail : OutgoingMail
{
    /// <summary>What the mail server said.</summary>
    public required ServerAnswer ServerSaid { get; init; }

    /// <summary>Until when the partner may correct the contact.</summary>
    public required LocalDeadline Answer { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.FailedSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts) =>
    [
        new MailPart.Paragraph(Fill(texts.Mail.ClaimAndCustomer)),
        new MailPart.Paragraph(texts.Mail.FailedWhat),
        new MailPart.Paragraph(texts.Mail.FailedAnswer),
        new MailPart.Quote($"{ServerSaid.Code} {ServerSaid.EnhancedStatus} {ServerSaid.Text}".Trim()),
        new MailPart.Paragraph(Fill(texts.Mail.FailedNext, ("deadline", Answer.InWords(texts)))),
        new MailPart.SmallPrint(texts.Mail.PartnerFooter),
    ];
}
