using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the customer what is claimed by whom, and until when and how to opt out.</summary>
public sealed record CustomerNotificationMail : Letter
{
    /// <summary>Until when the customer may opt out.</summary>
    public required MailDeadline OptOut { get; init; }

    /// <summary>The signed link to the page; a message that is sent again carries the same.</summary>
    public required Uri OptOutLink { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.NotificationSubject);

    internal override IEnumerable<LetterPart> Body(MailTexts texts) =>
    [
        new LetterPart.Paragraph(Fill(texts.NotificationClaimed)),
        new LetterPart.Items(Claim.Items),
        new LetterPart.Paragraph(Fill(texts.NotificationNothingToDo)),
        new LetterPart.Paragraph(Fill(texts.NotificationMeaning)),
        new LetterPart.Paragraph(Fill(texts.NotificationOptOut, ("deadline", OptOut.InWords(texts)))),
        new LetterPart.Link(texts.NotificationLink, OptOutLink),
        new LetterPart.Paragraph(Fill(texts.NotificationLinkIsSafe)),
        new LetterPart.Paragraph(Fill(texts.NotificationUnknownClaim)),
        new LetterPart.SmallPrint(texts.CustomerFooter),
    ];
}
