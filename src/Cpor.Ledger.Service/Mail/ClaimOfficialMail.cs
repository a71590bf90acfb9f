using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the lines named became official.</summary>
public sealed record ClaimOfficialMail : OutgoingMail
{
    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.OfficialSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts) =>
    [
        new MailPart.Paragraph(Fill(texts.Mail.OfficialWhat)),
        new MailPart.Items(Claim.Items),
        new MailPart.Paragraph(texts.Mail.OfficialUsage),
        new MailPart.SmallPrint(texts.Mail.PartnerFooter),
    ];
}
