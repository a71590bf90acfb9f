using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>The partner's receipt for having submitted a claim.</summary>
public sealed record SubmissionReceiptMail : Letter
{
    /// <summary>What was recorded.</summary>
    public required ReceiptOfFact Fact { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.SubmittedSubject);

    internal override IEnumerable<LetterPart> Body(MailTexts texts)
    {
        yield return new LetterPart.Paragraph(Fill(texts.SubmittedWhat));
        yield return new LetterPart.Items(Claim.Items);
        foreach (var part in Fact.In(this, texts))
            yield return part;
        yield return new LetterPart.Paragraph(texts.SubmittedNext);
        yield return new LetterPart.SmallPrint(texts.PartnerFooter);
    }
}
