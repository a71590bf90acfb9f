using System.Collections.Immutable;
using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner which lines the customer opted out of.</summary>
public sealed record OptedOutMail : OutgoingMail
{
    /// <summary>The lines that go on, when the customer opted out of some only.</summary>
    public ImmutableArray<string> Remaining { get; init; } = [];

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.OptedOutSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.Mail.OptedOutWhat));
        yield return new MailPart.Items(Claim.Items);
        if (Remaining.Length > 0)
        {
            yield return new MailPart.Paragraph(texts.Mail.OptedOutRest);
            yield return new MailPart.Items(Remaining);
        }

        yield return new MailPart.SmallPrint(texts.Mail.PartnerFooter);
    }
}
