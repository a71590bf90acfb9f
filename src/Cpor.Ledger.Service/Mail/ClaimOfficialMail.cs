using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the lines named became official.</summary>
public sealed record ClaimOfficialMail : Letter
{
    internal override string Subject(MailTexts texts) => Fill(texts.OfficialSubject);

    internal override IEnumerable<LetterPart> Body(MailTexts texts) =>
    [
        new LetterPart.Paragraph(Fill(texts.OfficialWhat)),
        new LetterPart.Items(Claim.Items),
        new LetterPart.Paragraph(texts.OfficialUsage),
        new LetterPart.SmallPrint(texts.PartnerFooter),
    ];
}
