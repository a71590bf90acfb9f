using System.Collections.Immutable;
using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner what the reviewer asks for, and until when.</summary>
public sealed record InformationRequestedMail : OutgoingMail
{
    /// <summary>What is asked for, by the public names of the items; one without words is shown as it is.</summary>
    public required ImmutableArray<string> Asked { get; init; }

    /// <summary>What is wrong with the proof, by the public names of the defects.</summary>
    public ImmutableArray<string> Defects { get; init; } = [];

    /// <summary>What the reviewer adds; may have several lines.</summary>
    public string? Comment { get; init; }

    /// <summary>Until when the partner may answer.</summary>
    public required LocalDeadline Answer { get; init; }

    /// <summary>Where to answer; null where there are no pages.</summary>
    public Uri? Link { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.InformationSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.Mail.ClaimAndCustomer));
        yield return new MailPart.Paragraph(Fill(texts.Mail.InformationAsked));
        yield return new MailPart.Items(
            [.. Asked.Select(item => texts.Codes.RequestedItems.GetValueOrDefault(item, item))]);
        if (Defects.Length > 0)
        {
            yield return new MailPart.Paragraph(texts.Mail.InformationDefects);
            yield return new MailPart.Items(
                [.. Defects.Select(code => texts.Codes.Faults.GetValueOrDefault(code, code))]);
        }

        if (!string.IsNullOrWhiteSpace(Comment))
        {
            yield return new MailPart.Paragraph(texts.Mail.InformationComment);
            yield return new MailPart.Quote(Comment);
        }

        yield return new MailPart.Paragraph(
            Fill(texts.Mail.InformationDeadline, ("deadline", Answer.InWords(texts))));
        if (Link is not null)
            yield return new MailPart.Link(texts.Mail.InformationLink, Link);
        yield return new MailPart.SmallPrint(texts.Mail.PartnerFooter);
    }
}
