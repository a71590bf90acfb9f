namespace Cpor.Ledger.Service.Localization;

/// <summary>What the opt-out pages say.</summary>
public sealed record OptOutTexts
{
    public required string AskTitle { get; init; }
    [Placeholders("partner", "customer")] public required string AskLead { get; init; }
    public required string LateTitle { get; init; }
    [Placeholders("partner", "customer")] public required string LateLead { get; init; }
    public required string LateDeadline { get; init; }
    [Placeholders("deadline")] public required string AskNothingToDo { get; init; }
    public required string AskUnknownPartner { get; init; }
    public required string Claimed { get; init; }
    public required string Partner { get; init; }
    public required string Contact { get; init; }
    public required string You { get; init; }
    [Placeholders("tenant")] public required string Tenant { get; init; }
    public required string Activities { get; init; }
    public required string ActivityUsage { get; init; }
    public required string ActivityPreSales { get; init; }
    public required string ActivityRevenueAssociation { get; init; }
    public required string Solution { get; init; }
    public required string Deadline { get; init; }
    public required string DeadlineUnknown { get; init; }
    [Placeholders("utc")] public required string DeadlineUtc { get; init; }
    public required string MeaningTitle { get; init; }
    public required string MeaningUsage { get; init; }
    public required string MeaningPaid { get; init; }
    public required string MeaningNotPaid { get; init; }
    public required string MeaningNoAccess { get; init; }
    public required string ChoiceTitle { get; init; }
    public required string ChoiceNone { get; init; }
    public required string Button { get; init; }
    public required string ButtonNote { get; init; }

    public required string ReceiptTitle { get; init; }
    [Placeholders("partner")] public required string ReceiptLead { get; init; }
    public required string ReceiptLines { get; init; }
    public required string ReceiptTime { get; init; }
    [Placeholders("time", "weekday", "day", "month", "year", "zone", "offset")]
    public required string ReceiptMoment { get; init; }
    public required string ReceiptVersion { get; init; }
    [Placeholders("version", "fact")] public required string ReceiptFact { get; init; }
    public required string ReceiptId { get; init; }
    public required string ReceiptLineIds { get; init; }
    public required string ReceiptKeep { get; init; }
    public required string RestTitle { get; init; }

    public required string OverTitle { get; init; }
    [Placeholders("deadline")] public required string OverLead { get; init; }
    public required string OverTooLate { get; init; }
    public required string ClosedTitle { get; init; }
    public required string ClosedLead { get; init; }
    public required string StandingTitle { get; init; }
    public required string NextTitle { get; init; }
    [Placeholders("contact")] public required string NextContact { get; init; }
    public required string NextDisassociate { get; init; }

    public required string StateOfficial { get; init; }
    public required string StateOptedOut { get; init; }
    public required string StateClosing { get; init; }
    public required string StateContested { get; init; }
    public required string StateEnded { get; init; }
    public required string StateDropped { get; init; }
    public required string StateElsewhere { get; init; }

    public required string UnknownTitle { get; init; }
    public required string UnknownLead { get; init; }
    public required string UnknownNext { get; init; }
    public required string RefusedTitle { get; init; }
    public required string RefusedLead { get; init; }
    public required string RefusedNext { get; init; }
    public required string OpenAgain { get; init; }
    public required string TooManyTitle { get; init; }
    public required string TooManyLead { get; init; }
    public required string FaultTitle { get; init; }
    public required string FaultLead { get; init; }

    [Placeholders("claim")] public required string ClaimNumber { get; init; }
    [Placeholders("window")] public required string NotificationNumber { get; init; }
    public required string Erased { get; init; }
}
