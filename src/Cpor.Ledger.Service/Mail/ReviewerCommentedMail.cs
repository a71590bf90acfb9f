using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the reviewer said something on the claim.</summary>
public sealed record ReviewerCommentedMail : OutgoingMail
{
    /// <summary>What was said; may have several lines.</summary>
    public required string Comment { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.CommentedSubject);

    internal override IEnumerable<MailPart> Body(MailTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.ClaimAndCustomer));
        yield return new MailPart.Paragraph(texts.CommentedWhat);
        yield return new MailPart.Quote(Comment);
        yield return new MailPart.Paragraph(texts.CommentedNext);
        yield return new MailPart.SmallPrint(texts.PartnerFooter);
    }
}
