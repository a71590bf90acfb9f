using System.Collections.Immutable;
using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner which lines the customer opted out of.</summary>
public sealed record OptedOutMail : Letter
{
    /// <summary>The lines that go on, when the customer opted out of some only.</summary>
    public ImmutableArray<string> Remaining { get; init; } = [];

    internal override string Subject(MailTexts texts) => Fill(texts.OptedOutSubject);

    internal override IEnumerable<LetterPart> Body(MailTexts texts)
    {
        yield return new LetterPart.Paragraph(Fill(texts.OptedOutWhat));
        yield return new LetterPart.Items(Claim.Items);
        if (Remaining.Length > 0)
        {
            yield return new LetterPart.Paragraph(texts.OptedOutRest);
            yield return new LetterPart.Items(Remaining);
        }

        yield return new LetterPart.SmallPrint(texts.PartnerFooter);
    }
}
