using System.Collections.Immutable;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Localization;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>What was recorded, by which somebody can hold the ledger to it later.</summary>
/// <param name="EventId">The stored fact's id.</param>
/// <param name="Name">Its stored name, as <c>opted-out.v1</c>.</param>
/// <param name="Version">Its number among the facts of the claim.</param>
/// <param name="HappenedAt">When it happened, as it is stored.</param>
/// <param name="Lines">The lines concerned, with their ids.</param>
public sealed record ReceiptOfFact(
    Guid EventId, string Name, int Version, Instant HappenedAt, ImmutableArray<string> Lines)
{
    internal IEnumerable<MailPart> In(OutgoingMail letter, LanguageTexts texts)
    {
        yield return new MailPart.Paragraph(texts.Mail.RecordedWhat);
        yield return new MailPart.Items(
        [
            letter.Fill(texts.Mail.RecordedClaim),
            letter.Fill(texts.Mail.RecordedFact, ("fact", Name), ("version", $"{Version}")),
            letter.Fill(texts.Mail.RecordedId, ("id", $"{EventId}")),
            letter.Fill(texts.Mail.RecordedAt, ("instant", StoredFormat.InstantPattern.Format(HappenedAt))),
            .. Lines.Select(line => letter.Fill(texts.Mail.RecordedLine, ("line", line))),
        ]);
    }
}
