using Cpor.Ledger.Service.Mail.Texts;

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
    public MailDeadline? Until { get; init; }

    /// <summary>What the reviewer adds; may have several lines.</summary>
    public string? Comment { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.NewsSubjects[News]);

    internal override IEnumerable<MailPart> Body(MailTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.ClaimAndCustomer));
        yield return new MailPart.Paragraph(Fill(texts.News[News]));
        yield return new MailPart.Items(Claim.Items);
        if (!string.IsNullOrWhiteSpace(Comment))
        {
            yield return new MailPart.Paragraph(texts.RejectedComment);
            yield return new MailPart.Quote(Comment);
        }

        if (Until is { } until)
            yield return new MailPart.Paragraph(Fill(texts.NewsUntil, ("deadline", until.InWords(texts))));
        yield return new MailPart.Paragraph(texts.RejectedNext);
        yield return new MailPart.SmallPrint(texts.PartnerFooter);
    }
}
