using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the reviewer said something on the claim.</summary>
public sealed record ReviewerCommentedMail : OutgoingMail
{
    /// <summary>What was said; may have several lines.</summary>
    public required string Comment { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.CommentedSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.Mail.ClaimAndCustomer));
        yield return new MailPart.Paragraph(texts.Mail.CommentedWhat);
        yield return new MailPart.Quote(Comment);
        yield return new MailPart.Paragraph(texts.Mail.CommentedNext);
        yield return new MailPart.SmallPrint(texts.Mail.PartnerFooter);
    }
}
