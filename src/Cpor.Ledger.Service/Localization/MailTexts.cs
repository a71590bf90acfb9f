namespace Cpor.Ledger.Service.Localization;

/// <summary>What mails say.</summary>
public sealed record MailTexts
{
    [Placeholders("name")] public required string Greeting { get; init; }
    [Placeholders("sender", "customer", "claim", "number")] public required string CustomerFooter { get; init; }
    [Placeholders("sender", "partner", "claim", "number")] public required string PartnerFooter { get; init; }
    [Placeholders("claim", "number", "customer")] public required string ClaimAndCustomer { get; init; }

    [Placeholders("partner", "customer")] public required string NotificationSubject { get; init; }
    [Placeholders("partner", "customer")] public required string NotificationClaimed { get; init; }
    public required string NotificationNothingToDo { get; init; }
    [Placeholders("partner")] public required string NotificationMeaning { get; init; }
    [Placeholders("deadline")] public required string NotificationOptOut { get; init; }
    public required string NotificationLink { get; init; }
    public required string NotificationLinkIsSafe { get; init; }
    [Placeholders("partner")] public required string NotificationUnknownClaim { get; init; }

    [Placeholders("claim")] public required string SubmittedSubject { get; init; }
    [Placeholders("claim", "customer")] public required string SubmittedWhat { get; init; }
    public required string SubmittedNext { get; init; }

    public required string RecordedWhat { get; init; }
    [Placeholders("number")] public required string RecordedClaim { get; init; }
    [Placeholders("fact", "version")] public required string RecordedFact { get; init; }
    [Placeholders("id")] public required string RecordedId { get; init; }
    [Placeholders("instant")] public required string RecordedAt { get; init; }
    [Placeholders("line")] public required string RecordedLine { get; init; }

    [Placeholders("claim")] public required string CommentedSubject { get; init; }
    public required string CommentedWhat { get; init; }
    public required string CommentedNext { get; init; }

    [Placeholders("claim")] public required string InformationSubject { get; init; }
    public required string InformationAsked { get; init; }
    public required string InformationDefects { get; init; }
    public required string InformationComment { get; init; }
    [Placeholders("deadline")] public required string InformationDeadline { get; init; }
    public required string InformationLink { get; init; }

    [Placeholders("claim")] public required string RejectedSubject { get; init; }
    [Placeholders("reason")] public required string RejectedBecause { get; init; }
    public required string RejectedDefects { get; init; }
    public required string RejectedItems { get; init; }
    public required string RejectedComment { get; init; }
    public required string RejectedNext { get; init; }

    [Placeholders("claim")] public required string FailedSubject { get; init; }
    public required string FailedWhat { get; init; }
    public required string FailedAnswer { get; init; }
    [Placeholders("deadline")] public required string FailedNext { get; init; }

    [Placeholders("claim")] public required string OfficialSubject { get; init; }
    [Placeholders("partner", "customer")] public required string OfficialWhat { get; init; }
    public required string OfficialUsage { get; init; }

    [Placeholders("claim")] public required string OptedOutSubject { get; init; }
    [Placeholders("customer")] public required string OptedOutWhat { get; init; }
    public required string OptedOutRest { get; init; }

    [Placeholders("partner")] public required string ReceiptSubject { get; init; }
    [Placeholders("customer", "partner")] public required string ReceiptWhat { get; init; }
    public required string ReceiptRest { get; init; }
    [Placeholders("time", "weekday", "day", "month", "year", "zone", "offset")]
    public required string ReceiptWhen { get; init; }
    public required string ReceiptKeep { get; init; }

    [Placeholders("deadline")] public required string RejectedDispute { get; init; }
    public required string RejectedFinally { get; init; }
    [Placeholders("customer", "partner")] public required string DeclinedWhat { get; init; }

    [Placeholders("deadline")] public required string NewsUntil { get; init; }

    /// <summary>The subjects of news, by their names.</summary>
    [Placeholders("claim")] public required IReadOnlyDictionary<string, string> NewsSubjects { get; init; }

    /// <summary>The news themselves, by their names.</summary>
    [Placeholders("partner", "customer")] public required IReadOnlyDictionary<string, string> News { get; init; }
}
