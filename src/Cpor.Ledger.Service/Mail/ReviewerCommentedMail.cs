using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the reviewer said something on the claim.</summary>
public sealed record ReviewerCommentedMail : Letter
{
    /// <summary>What was said; may have several lines.</summary>
    public required string Comment { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.CommentedSubject);

    internal override IEnumerable<LetterPart> Body(MailTexts texts)
    {
        yield return new LetterPart.Paragraph(Fill(texts.ClaimAndCustomer));
        yield return new LetterPart.Paragraph(texts.CommentedWhat);
        yield return new LetterPart.Quote(Comment);
        yield return new LetterPart.Paragraph(texts.CommentedNext);
        yield return new LetterPart.SmallPrint(texts.PartnerFooter);
    }
}
