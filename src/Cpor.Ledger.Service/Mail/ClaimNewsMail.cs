using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Tells the partner what happened to lines without its doing: contests, endings, lapsed disputes and reminders. What
/// is said is kept by the name of the news.
/// </summary>
public sealed record ClaimNewsMail : OutgoingMail
{
    /// <summary>The name of the news, as <c>association-contested</c>.</summary>
    public required string News { get; init; }

    /// <summary>Until when the partner can act; null when it cannot, or for as long as it likes.</summary>
    public LocalDeadline? Until { get; init; }

    /// <summary>What the reviewer adds; may have several lines.</summary>
    public string? Comment { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.NewsSubjects[News]);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.Mail.ClaimAndCustomer));
        yield return new MailPart.Paragraph(Fill(texts.Mail.News[News]));
        yield return new MailPart.Items(Claim.Items);
        if (!string.IsNullOrWhiteSpace(Comment))
        {
            yield return new MailPart.Paragraph(texts.Mail.RejectedComment);
            yield return new MailPart.Quote(Comment);
        }

        if (Until is { } until)
            yield return new MailPart.Paragraph(Fill(texts.Mail.NewsUntil, ("deadline", until.InWords(texts))));
        yield return new MailPart.Paragraph(texts.Mail.RejectedNext);
        yield return new MailPart.SmallPrint(texts.Mail.PartnerFooter);
    }
}
