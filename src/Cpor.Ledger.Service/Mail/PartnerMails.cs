using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Partners;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Terms;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Writes to the partner's contact what became of its claim, in the language that the partner directory names, else in
/// that of the claim's terms.
/// </summary>
public sealed class PartnerMails(
    MailContents texts, PartnerNames partners, TermsLibrary terms, MailWriter writer, IClock clock)
{
    private static readonly Reader ForTheMail = new("ledger:partner-letters", "partner-mail");

    /// <summary>The mail; null when the claim names no contact, or the contact was erased.</summary>
    public async Task<MimeMessage?> WriteAsync(ReportedFact told, CancellationToken cancel)
    {
        var details = told.Claim.Details;
        var opened = await texts.OpenAsync(
            told.Claim.Id,
            ForTheMail,
            [
                (details.PartnerContact?.Name, "partner-contact.name"),
                (details.PartnerContact?.Email, "partner-contact.email"),
                (details.Name, null),
                (CommentOf(told.Fact), null),
            ],
            cancel);
        if (opened is not [{ } name, { } address, var title, var comment])
            return null;
        var envelope = new Envelope(
            new Addressee(name, address),
            await LanguageAsync(told.Claim, cancel),
            texts.MessageId(told.Claim, "partner"),
            await texts.ClaimAsync(told.Claim, title, told.Lines, cancel));
        return writer.Write(LetterOf(told, envelope, comment), clock.GetCurrentInstant());
    }

    private static Sealed? CommentOf(ClaimEvent fact) => fact switch
    {
        InfoRequested asked => asked.Comment,
        Rejected rejected => rejected.Comment,
        RejectedFinally rejected => rejected.Comment,
        ContestDecided decided => decided.Comment,
        Commented comment => comment.Text,
        _ => null,
    };

    private async Task<string> LanguageAsync(Claim.Filed claim, CancellationToken cancel) =>
        await partners.LanguageOfAsync(claim.OrganisationId, cancel)
        ?? terms.Binding(claim).Terms.DefaultLocale.Value.Language;

    private OutgoingMail LetterOf(ReportedFact told, Envelope envelope, string? comment) => told.Fact switch
    {
        Submitted => new SubmissionReceiptMail
        {
            To = envelope.To,
            Language = envelope.Language,
            MessageId = envelope.MessageId,
            Claim = envelope.Claim,
            Fact = told.Receipt(texts),
        },
        Commented => Commenting(envelope, comment),
        InfoRequested { CustomerUnreachable: true } asked => Unreachable(told, asked, envelope),
        InfoRequested asked => Asking(asked, envelope, comment),
        Rejected rejected => Rejecting(rejected, envelope, comment),
        RejectedFinally final => Refusing(final, envelope, comment),
        OptedOut => new OptedOutMail
        {
            To = envelope.To,
            Language = envelope.Language,
            MessageId = envelope.MessageId,
            Claim = envelope.Claim,
            Remaining = texts.Titles(told.Claim, told.Claim.Lines.Where(ClaimLife.IsAlive)),
        },
        Official => new ClaimOfficialMail
        {
            To = envelope.To,
            Language = envelope.Language,
            MessageId = envelope.MessageId,
            Claim = envelope.Claim,
        },
        _ => News(told, envelope, comment),
    };

    private static ReviewerCommentedMail Commenting(Envelope envelope, string? comment) => new()
    {
        To = envelope.To,
        Language = envelope.Language,
        MessageId = envelope.MessageId,
        Claim = envelope.Claim,
        Comment = comment ?? "",
    };

    private static ClaimRejectedMail Refusing(RejectedFinally final, Envelope envelope, string? comment) => new()
    {
        To = envelope.To,
        Language = envelope.Language,
        MessageId = envelope.MessageId,
        Claim = envelope.Claim,
        ReasonCode = final.Reason.PublicName(),
        Faults = [.. final.Defects.Select(PublicNames.PublicName), .. final.Codes],
        Comment = comment,
    };

    private ClaimNewsMail News(ReportedFact told, Envelope envelope, string? comment) => new()
    {
        To = envelope.To,
        Language = envelope.Language,
        MessageId = envelope.MessageId,
        Claim = envelope.Claim,
        News = PartnerNews.NameOf(told.Fact)
            ?? throw new InvalidOperationException($"No partner is told of {told.Fact.GetType().Name}."),
        Until = Until(told.Fact, terms.Binding(told.Claim).Terms),
        Comment = comment,
    };

    private static InformationRequestedMail Asking(InfoRequested asked, Envelope envelope, string? comment) => new()
    {
        To = envelope.To,
        Language = envelope.Language,
        MessageId = envelope.MessageId,
        Claim = envelope.Claim,
        Asked = [.. asked.Items.Select(PublicNames.PublicName)],
        Defects = [.. asked.Defects.Select(PublicNames.PublicName)],
        Comment = comment,
        Answer = Until(asked),
    };

    private static ClaimRejectedMail Rejecting(Rejected rejected, Envelope envelope, string? comment) => new()
    {
        To = envelope.To,
        Language = envelope.Language,
        MessageId = envelope.MessageId,
        Claim = envelope.Claim,
        ReasonCode = rejected.Reason.PublicName(),
        Faults = [.. rejected.Defects.Select(PublicNames.PublicName), .. rejected.Codes],
        Comment = comment,
        Dispute = rejected.DisputeEnds is { } ends ? new LocalDeadline(ends.Ends, ends.Workings.TimeZone) : null,
    };

    /// <summary>Of the server's answer the facts keep the codes alone.</summary>
    private static NotificationFailedMail Unreachable(ReportedFact told, InfoRequested asked, Envelope envelope)
    {
        return new NotificationFailedMail
        {
            To = envelope.To,
            Language = envelope.Language,
            MessageId = envelope.MessageId,
            Claim = envelope.Claim,
            ServerSaid = told.Earlier[^1] switch
            {
                NotificationBounced bounced => new ServerAnswer(null, bounced.EnhancedStatus, ""),
                NotificationFailed failed => new ServerAnswer(failed.Status, failed.EnhancedStatus, ""),
                _ => new ServerAnswer(null, null, ""),
            },
            Answer = Until(asked),
        };
    }

    private static LocalDeadline Until(InfoRequested asked) =>
        new(asked.AnswerDue.Ends, asked.AnswerDue.Workings.TimeZone);

    /// <summary>What every letter begins with.</summary>
    private sealed record Envelope(Addressee To, string Language, string MessageId, ClaimInMail Claim);

    /// <summary>Until when the partner can act on it, or null.</summary>
    private static LocalDeadline? Until(ClaimEvent fact, ProgrammeTerms terms) => fact switch
    {
        AssociationContested contested =>
            new(contested.HearingEnds.Ends, contested.HearingEnds.Workings.TimeZone),
        Reminded reminded => new(reminded.Ends, terms.DefaultLocale.Value.TimeZone),
        _ => null,
    };
}
