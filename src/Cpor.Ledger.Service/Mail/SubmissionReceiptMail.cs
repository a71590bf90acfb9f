using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>The partner's receipt for having submitted a claim.</summary>
public sealed record SubmissionReceiptMail : OutgoingMail
{
    /// <summary>What was recorded.</summary>
    public required ReceiptOfFact Fact { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.SubmittedSubject);

    internal override IEnumerable<MailPart> Body(MailTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.SubmittedWhat));
        yield return new MailPart.Items(Claim.Items);
        foreach (var part in Fact.In(this, texts))
            yield return part;
        yield return new MailPart.Paragraph(texts.SubmittedNext);
        yield return new MailPart.SmallPrint(texts.PartnerFooter);
    }
}
