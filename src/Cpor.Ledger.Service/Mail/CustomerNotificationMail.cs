using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the customer what is claimed by whom, and until when and how to opt out.</summary>
public sealed record CustomerNotificationMail : OutgoingMail
{
    /// <summary>Until when the customer may opt out.</summary>
    public required MailDeadline OptOut { get; init; }

    /// <summary>The signed link to the page; a message that is sent again carries the same.</summary>
    public required Uri OptOutLink { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.NotificationSubject);

    internal override IEnumerable<MailPart> Body(MailTexts texts) =>
    [
        new MailPart.Paragraph(Fill(texts.NotificationClaimed)),
        new MailPart.Items(Claim.Items),
        new MailPart.Paragraph(Fill(texts.NotificationNothingToDo)),
        new MailPart.Paragraph(Fill(texts.NotificationMeaning)),
        new MailPart.Paragraph(Fill(texts.NotificationOptOut, ("deadline", OptOut.InWords(texts)))),
        new MailPart.Link(texts.NotificationLink, OptOutLink),
        new MailPart.Paragraph(Fill(texts.NotificationLinkIsSafe)),
        new MailPart.Paragraph(Fill(texts.NotificationUnknownClaim)),
        new MailPart.SmallPrint(texts.CustomerFooter),
    ];
}
