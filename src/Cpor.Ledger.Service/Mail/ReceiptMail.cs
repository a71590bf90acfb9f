using System.Collections.Immutable;
using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>The customer's receipt for having opted out.</summary>
public sealed record ReceiptMail : OutgoingMail
{
    /// <summary>What was recorded.</summary>
    public required ReceiptOfFact Fact { get; init; }

    /// <summary>The IANA name of the customer's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The lines that the customer did not opt out of.</summary>
    public ImmutableArray<string> Remaining { get; init; } = [];

    /// <summary>Whether the association was official and has ended by it.</summary>
    public bool WasOfficial { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.ReceiptSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(WasOfficial ? texts.Mail.DeclinedWhat : texts.Mail.ReceiptWhat));
        yield return new MailPart.Items(Claim.Items);
        if (Remaining.Length > 0)
        {
            yield return new MailPart.Paragraph(texts.Mail.ReceiptRest);
            yield return new MailPart.Items(Remaining);
        }

        yield return new MailPart.Paragraph(
            LocalMoment.InWords(texts.Mail.ReceiptWhen, Fact.HappenedAt, TimeZone, texts));
        foreach (var part in Fact.In(this, texts))
            yield return part;
        yield return new MailPart.Paragraph(texts.Mail.ReceiptKeep);
        yield return new MailPart.SmallPrint(texts.Mail.CustomerFooter);
    }
}
