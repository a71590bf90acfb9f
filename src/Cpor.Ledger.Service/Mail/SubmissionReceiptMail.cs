using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>The partner's receipt for having submitted a claim.</summary>
public sealed record SubmissionReceiptMail : OutgoingMail
{
    /// <summary>What was recorded.</summary>
    public required ReceiptOfFact Fact { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.SubmittedSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.Mail.SubmittedWhat));
        yield return new MailPart.Items(Claim.Items);
        foreach (var part in Fact.In(this, texts))
            yield return part;
        yield return new MailPart.Paragraph(texts.Mail.SubmittedNext);
        yield return new MailPart.SmallPrint(texts.Mail.PartnerFooter);
    }
}
