using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the lines named became official.</summary>
public sealed record ClaimOfficialMail : OutgoingMail
{
    internal override string Subject(MailTexts texts) => Fill(texts.OfficialSubject);

    internal override IEnumerable<MailPart> Body(MailTexts texts) =>
    [
        new MailPart.Paragraph(Fill(texts.OfficialWhat)),
        new MailPart.Items(Claim.Items),
        new MailPart.Paragraph(texts.OfficialUsage),
        new MailPart.SmallPrint(texts.PartnerFooter),
    ];
}
