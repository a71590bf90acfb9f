using System.Collections.Immutable;
using Cpor.Ledger.Service.Mail.Texts;

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
    public MailDeadline? Dispute { get; init; }

    internal override string Subject(MailTexts texts) => Fill(texts.RejectedSubject);

    internal override IEnumerable<MailPart> Body(MailTexts texts)
    {
        var reason = texts.Reasons.GetValueOrDefault(ReasonCode, ReasonCode);
        yield return new MailPart.Paragraph(Fill(texts.ClaimAndCustomer));
        yield return new MailPart.Paragraph(Fill(texts.RejectedBecause, ("reason", reason)));
        if (Faults.Length > 0)
        {
            yield return new MailPart.Paragraph(texts.RejectedDefects);
            yield return new MailPart.Items([.. Faults.Select(code => texts.Faults.GetValueOrDefault(code, code))]);
        }

        yield return new MailPart.Paragraph(texts.RejectedItems);
        yield return new MailPart.Items(Claim.Items);
        if (!string.IsNullOrWhiteSpace(Comment))
        {
            yield return new MailPart.Paragraph(texts.RejectedComment);
            yield return new MailPart.Quote(Comment);
        }

        yield return new MailPart.Paragraph(Dispute is { } until
            ? Fill(texts.RejectedDispute, ("deadline", until.InWords(texts)))
            : texts.RejectedFinally);
        yield return new MailPart.Paragraph(texts.RejectedNext);
        yield return new MailPart.SmallPrint(texts.PartnerFooter);
    }
}
