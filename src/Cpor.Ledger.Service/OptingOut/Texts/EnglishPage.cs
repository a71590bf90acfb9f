using Cpor.Ledger.Service.Mail.Texts;

namespace Cpor.Ledger.Service.OptingOut.Texts;

internal static class EnglishPage
{
    public static PageTexts Texts { get; } = new()
    {
        Language = "en",
        OwnName = "English",
        Moments = MailTexts.For("en"),

        AskTitle = "A partner wants to be your partner of record",
        AskLead = "{partner} has told us that it works with {customer}, and claims to be your partner of record.",
        AskNothingToDo = "If you agree, you need to do nothing. If you do not agree, you can opt out {deadline}.",
        LateTitle = "A partner is your partner of record",
        LateLead = "{partner} is your partner of record for {customer}. You can end that for what is listed here.",
        LateDeadline = "at any time",
        AskUnknownPartner = "If you do not know this partner, please opt out.",
        Claimed = "What is claimed",
        Partner = "Partner",
        Contact = "Contact at the partner",
        You = "Your organisation",
        Tenant = "Tenant {tenant}",
        Activities = "What the partner says it did",
        ActivityUsage = "Helped you to adopt and use the products",
        ActivityPreSales = "Helped you to choose and buy the products",
        ActivityRevenueAssociation = "Sold you its own solution that works with the products",
        Solution = "The partner's solution",
        Deadline = "You can opt out",
        DeadlineUnknown = "until the day that our message to you names",
        DeadlineUtc = "that is, before {utc}",
        MeaningTitle = "What it means",
        MeaningUsage = "The partner can see how much you use what is listed here, in figures only.",
        MeaningPaid = "The partner may be paid an incentive for its work. You pay nothing for that.",
        MeaningNotPaid = "The partner is recognised for its work. It is not paid an incentive for this claim.",
        MeaningNoAccess = "The partner gets no other access to your data, and your contracts stay as they are.",
        ChoiceTitle = "Opt out of:",
        ChoiceNone = "Nothing was selected, so nothing was recorded. Select what you want to opt out of.",
        Button = "Opt out",
        ButtonNote = "Only this button decides. Opening, printing or forwarding this page changes nothing. Opting out "
            + "cannot be undone here; the partner would have to make a new claim.",

        ReceiptTitle = "You have opted out",
        ReceiptLead = "{partner} does not become your partner of record for what is listed here.",
        ReceiptLines = "You opted out of",
        ReceiptTime = "Recorded",
        ReceiptMoment = "{time} on {weekday}, {day} {month} {year} (time zone {zone}, {offset})",
        ReceiptVersion = "Entry in the claim's history",
        ReceiptFact = "{version} (fact {fact})",
        ReceiptId = "Id of the entry",
        ReceiptLineIds = "Ids of what you opted out of",
        ReceiptKeep = "This is your receipt. You need to do nothing more. The link in our message shows it again.",
        RestTitle = "What you did not opt out of",

        OverTitle = "The time to opt out is over",
        OverLead = "You could opt out {deadline}. We received no opt-out by then.",
        OverTooLate = "Your answer came too late, so it was not recorded.",
        ClosedTitle = "There is nothing to decide here",
        ClosedLead = "The claim that our message told you of does not wait for your answer any more.",
        StandingTitle = "How it stands",
        NextTitle = "What you can still do",
        NextContact = "Talk to the partner: {contact}.",
        NextDisassociate =
            "If you do not want the partner to be your partner of record, ask it to end the association. "
            + "The partner can do so at any time.",

        StateOfficial = "The partner is your partner of record",
        StateOptedOut = "You opted out",
        StateClosing = "The time to opt out is over; the association is being recorded",
        StateContested = "Another partner is recorded here; a reviewer decides between them",
        StateEnded = "The partner was your partner of record; that has ended",
        StateDropped = "The partner does not become your partner of record",
        StateElsewhere = "Being reviewed again; you get a new message before anything becomes official",

        UnknownTitle = "This link does not work",
        UnknownLead = "The address is not one of ours, or a part of it is missing. Mail programs sometimes break long "
            + "links.",
        UnknownNext = "Open the link in our message again, or copy all of it into the address line of your browser.",
        RefusedTitle = "Your answer could not be taken",
        RefusedLead = "Nothing was changed. The answer did not come from a page that we made for this browser. That "
            + "happens when cookies are blocked, or when the page was open in another browser.",
        RefusedNext = "Open the page again, allow cookies for it, and press the button once more.",
        OpenAgain = "Open the page again",
        TooManyTitle = "Too many requests",
        TooManyLead =
            "This page was asked for too often in a short time. Nothing was changed. Please wait a minute and "
            + "open the link in our message again.",
        FaultTitle = "Something went wrong on our side",
        FaultLead =
            "We cannot show the page right now. Please open the link in our message again in a minute: the page "
            + "then tells whether your answer was recorded.",

        ClaimNumber = "Claim {claim}",
        NotificationNumber = "Notification {window}",
        Erased = "(erased)",
    };
}
