using System.Collections.Immutable;
using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Tells the partner that the claim, or some of its lines, was rejected and why.</summary>
public sealed record ClaimRejectedMail : OutgoingMail
{
    /// <summary>The public name of the reason, as <c>insufficient-proof</c>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>
    /// Codes of what is wrong: defects of the proof and failed checks; without words shown as they are.
    /// </summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>What the reviewer adds; may have several lines.</summary>
    public string? Comment { get; init; }

    /// <summary>Until when the rejection can be disputed; null when it is final.</summary>
    public LocalDeadline? Dispute { get; init; }

    internal override string Subject(LanguageTexts texts) => Fill(texts.Mail.RejectedSubject);

    internal override IEnumerable<MailPart> Body(LanguageTexts texts)
    {
        var reason = texts.Codes.Reasons.GetValueOrDefault(ReasonCode, ReasonCode);
        yield return new MailPart.Paragraph(Fill(texts.Mail.ClaimAndCustomer));
        yield return new MailPart.Paragraph(Fill(texts.Mail.RejectedBecause, ("reason", reason)));
        if (Faults.Length > 0)
        {
            yield return new MailPart.Paragraph(texts.Mail.RejectedDefects);
            yield return new MailPart.Items(
                [.. Faults.Select(code => texts.Codes.Faults.GetValueOrDefault(code, code))]);
        }

        yield return new MailPart.Paragraph(texts.Mail.RejectedItems);
        yield return new MailPart.Items(Claim.Items);
        if (!string.IsNullOrWhiteSpace(Comment))
        {
            yield return new MailPart.Paragraph(texts.Mail.RejectedComment);
            yield return new MailPart.Quote(Comment);
        }

        yield return new MailPart.Paragraph(Dispute is { } until
            ? Fill(texts.Mail.RejectedDispute, ("deadline", until.InWords(texts)))
            : texts.Mail.RejectedFinally);
        yield return new MailPart.Paragraph(texts.Mail.RejectedNext);
        yield return new MailPart.SmallPrint(texts.Mail.PartnerFooter);
    }
}
