using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cpor.Ledger.Service.Mail.Texts;

/// <summary>
/// Everything that mails say in one language. Every text is required, so a language that lacks one does not compile;
/// tests hold that a text names the same places in every language.
/// </summary>
public sealed record MailTexts
{
    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Monday first.</summary>
    public required ImmutableArray<string> Weekdays { get; init; }

    /// <summary>Monday first, in the form that follows "until the end of".</summary>
    public required ImmutableArray<string> WeekdaysAfterEndOf { get; init; }

    /// <summary>In the form that follows a day's number.</summary>
    public required ImmutableArray<string> Months { get; init; }

    public required string UntilEndOfDay { get; init; }
    public required string UntilTime { get; init; }
    public required string Greeting { get; init; }
    public required string CustomerFooter { get; init; }
    public required string PartnerFooter { get; init; }
    public required string ClaimAndCustomer { get; init; }

    public required string NotificationSubject { get; init; }
    public required string NotificationClaimed { get; init; }
    public required string NotificationNothingToDo { get; init; }
    public required string NotificationMeaning { get; init; }
    public required string NotificationOptOut { get; init; }
    public required string NotificationLink { get; init; }
    public required string NotificationLinkIsSafe { get; init; }
    public required string NotificationUnknownClaim { get; init; }

    public required string SubmittedSubject { get; init; }
    public required string SubmittedWhat { get; init; }
    public required string SubmittedNext { get; init; }

    public required string RecordedWhat { get; init; }
    public required string RecordedClaim { get; init; }
    public required string RecordedFact { get; init; }
    public required string RecordedId { get; init; }
    public required string RecordedAt { get; init; }
    public required string RecordedLine { get; init; }

    public required string CommentedSubject { get; init; }
    public required string CommentedWhat { get; init; }
    public required string CommentedNext { get; init; }

    public required string InformationSubject { get; init; }
    public required string InformationAsked { get; init; }
    public required string InformationDefects { get; init; }
    public required string InformationComment { get; init; }
    public required string InformationDeadline { get; init; }
    public required string InformationLink { get; init; }

    public required string RejectedSubject { get; init; }
    public required string RejectedBecause { get; init; }
    public required string RejectedDefects { get; init; }
    public required string RejectedItems { get; init; }
    public required string RejectedComment { get; init; }
    public required string RejectedNext { get; init; }

    public required string FailedSubject { get; init; }
    public required string FailedWhat { get; init; }
    public required string FailedAnswer { get; init; }
    public required string FailedNext { get; init; }

    public required string OfficialSubject { get; init; }
    public required string OfficialWhat { get; init; }
    public required string OfficialUsage { get; init; }

    public required string OptedOutSubject { get; init; }
    public required string OptedOutWhat { get; init; }
    public required string OptedOutRest { get; init; }

    public required string ReceiptSubject { get; init; }
    public required string ReceiptWhat { get; init; }
    public required string ReceiptRest { get; init; }
    public required string ReceiptWhen { get; init; }
    public required string ReceiptKeep { get; init; }

    public required string RejectedDispute { get; init; }
    public required string RejectedFinally { get; init; }
    public required string DeclinedWhat { get; init; }

    public required string NewsUntil { get; init; }

    /// <summary>The subjects of news, by their names.</summary>
    public required FrozenDictionary<string, string> NewsSubjects { get; init; }

    /// <summary>The news themselves, by their names.</summary>
    public required FrozenDictionary<string, string> News { get; init; }

    /// <summary>Why a claim was rejected, by the public names of the reasons.</summary>
    public required FrozenDictionary<string, string> Reasons { get; init; }

    /// <summary>What a reviewer may ask for, by the public names of the items.</summary>
    public required FrozenDictionary<string, string> Asked { get; init; }

    /// <summary>What is wrong: defects of a proof and failed checks, by their codes.</summary>
    public required FrozenDictionary<string, string> Faults { get; init; }

    /// <summary>The languages that there are texts in, English first.</summary>
    public static ImmutableArray<MailTexts> All { get; } = [EnglishTexts.Texts, RussianTexts.Texts];

    /// <summary>The texts for a BCP 47 tag, by its language alone; English for what there is none for.</summary>
    public static MailTexts For(string language) =>
        All.FirstOrDefault(texts => texts.Language.Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase))
        ?? All[0];
}
