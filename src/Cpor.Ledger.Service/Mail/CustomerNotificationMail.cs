using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the customer what is claimed by whom, and until when and how to opt out.</summary>
public sealed record CustomerNotificationMail : OutgoingMail
{
    /// <summary>Until when the customer may opt out.</summary>
    public required LocalDeadline OptOut { get; init; }

    /// <summary>The signed link to the page; a message that is sent again carries the same.</summary>
    public required Uri OptOutLink { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.NotificationSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts) =>
    [
        new MailPart.Paragraph(Fill(texts.Mail.NotificationClaimed)),
        new MailPart.Items(Claim.Items),
        new MailPart.Paragraph(Fill(texts.Mail.NotificationNothingToDo)),
        new MailPart.Paragraph(Fill(texts.Mail.NotificationMeaning)),
        new MailPart.Paragraph(Fill(texts.Mail.NotificationOptOut, ("deadline", OptOut.InWords(texts)))),
        new MailPart.Link(texts.Mail.NotificationLink, OptOutLink),
        new MailPart.Paragraph(Fill(texts.Mail.NotificationLinkIsSafe)),
        new MailPart.Paragraph(Fill(texts.Mail.NotificationUnknownClaim)),
        new MailPart.SmallPrint(texts.Mail.CustomerFooter),
    ];
}
