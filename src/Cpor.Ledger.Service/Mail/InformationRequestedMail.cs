using System.Collections.Immutable;
using Cpor.Ledger.Service.Mail.Texts;

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
    public required MailDeadline Answer { get; init; }

    /// <summary>Where to answer; null where there are no pages.</summary>
    public Uri? Link { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.InformationSubject);

    internal override IEnumerable<MailPart> Body(MailTexts texts)
    {
        yield return new MailPart.Paragraph(Fill(texts.ClaimAndCustomer));
        yield return new MailPart.Paragraph(Fill(texts.InformationAsked));
        yield return new MailPart.Items([.. Asked.Select(item => texts.Asked.GetValueOrDefault(item, item))]);
        if (Defects.Length > 0)
        {
            yield return new MailPart.Paragraph(texts.InformationDefects);
            yield return new MailPart.Items([.. Defects.Select(code => texts.Faults.GetValueOrDefault(code, code))]);
        }

        if (!string.IsNullOrWhiteSpace(Comment))
        {
            yield return new MailPart.Paragraph(texts.InformationComment);
            yield return new MailPart.Quote(Comment);
        }

        yield return new MailPart.Paragraph(Fill(texts.InformationDeadline, ("deadline", Answer.InWords(texts))));
        if (Link is not null)
            yield return new MailPart.Link(texts.InformationLink, Link);
        yield return new MailPart.SmallPrint(texts.PartnerFooter);
    }
}
