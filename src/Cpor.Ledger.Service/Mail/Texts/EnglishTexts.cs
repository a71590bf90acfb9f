using System.Collections.Frozen;

namespace Cpor.Ledger.Service.Mail.Texts;

internal static class EnglishTexts
{
    private static readonly string[] _weekdays =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static MailTexts Texts { get; } = new()
    {
        Language = "en",
        Weekdays = [.. _weekdays],
        WeekdaysAfterEndOf = [.. _weekdays],
        Months =
        [
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ],
        UntilEndOfDay = "until the end of {weekday-after-end-of}, {day} {month} {year} (time zone {zone}, {offset})",
        UntilTime = "until {time} on {weekday}, {day} {month} {year} (time zone {zone}, {offset})",
        Greeting = "Hello {name},",
        CustomerFooter = "{sender} sent this message automatically, because the claim names you as a contact of "
            + "{customer}. Claim \"{claim}\", number {number}.",
        PartnerFooter = "{sender} sent this message automatically, because the claim names you as a contact of "
            + "{partner}. Claim \"{claim}\", number {number}.",
        ClaimAndCustomer = "Claim: \"{claim}\", number {number}, customer {customer}",

        NotificationSubject = "{partner} claims to be partner of record for {customer}: you may opt out",
        NotificationClaimed = "{partner} has told us that it works with {customer}, and claims to be your partner of "
            + "record for:",
        NotificationNothingToDo = "If you agree, you need to do nothing. Without a word from you the association "
            + "becomes official once the time to opt out has passed.",
        NotificationMeaning = "As your partner of record, {partner} can see how much you use what is listed above, in "
            + "figures only, and may be paid an incentive for its work. It gets no other access to your data.",
        NotificationOptOut = "If you do not agree, you can opt out {deadline}.",
        NotificationLink = "See the claim and opt out",
        NotificationLinkIsSafe = "Opening this page changes nothing: you decide there, by pressing a button. You need "
            + "no account.",
        NotificationUnknownClaim = "If {partner} does not work with you, please opt out.",

        SubmittedSubject = "Your claim \"{claim}\" was submitted",
        SubmittedWhat = "You submitted the claim \"{claim}\" about {customer} for:",
        SubmittedNext = "You need to do nothing now: the claim is checked and then reviewed. Keep this message as your "
            + "receipt.",

        RecordedWhat = "This was recorded in the ledger:",
        RecordedClaim = "claim: {number}",
        RecordedFact = "fact: {fact}, number {version} in the claim's history",
        RecordedId = "id of the fact: {id}",
        RecordedAt = "happened at: {instant} (UTC)",
        RecordedLine = "line: {line}",

        CommentedSubject = "The reviewer commented on your claim \"{claim}\"",
        CommentedWhat = "The reviewer wrote:",
        CommentedNext = "You can answer with a comment on the claim. No deadline has changed.",

        InformationSubject = "More information is needed for your claim \"{claim}\"",
        InformationAsked = "The reviewer of your claim asks for:",
        InformationDefects = "What is wrong with the proof of execution:",
        InformationComment = "The reviewer's comment:",
        InformationDeadline = "Please answer {deadline}. A claim that is not answered in time is rejected.",
        InformationLink = "Answer",

        RejectedSubject = "Your claim \"{claim}\" was rejected",
        RejectedBecause = "Your claim was rejected. The reason: {reason}.",
        RejectedDefects = "What is wrong:",
        RejectedItems = "It was about:",
        RejectedComment = "The reviewer's comment:",
        RejectedNext = "The history of the claim shows each step and what you can do next.",

        FailedSubject = "We could not reach the customer's contact for your claim \"{claim}\"",
        FailedWhat = "The mail server refused the message to the customer's contact, so the customer does not know of "
            + "the claim and the time to opt out has not begun.",
        FailedAnswer = "What the mail server said:",
        FailedNext = "Please correct the customer's contact {deadline}. A claim that is not answered in time is "
            + "rejected.",

        OfficialSubject = "Your claim \"{claim}\" is official",
        OfficialWhat = "The customer did not opt out. {partner} is now partner of record of {customer} for:",
        OfficialUsage = "You have access to the customer's usage data for what is listed above.",

        OptedOutSubject = "The customer opted out of your claim \"{claim}\"",
        OptedOutWhat = "{customer} opted out of:",
        OptedOutRest = "Your claim goes on for:",

        ReceiptSubject = "You opted out of the claim of {partner}",
        ReceiptWhat = "You opted out for {customer}. {partner} does not become your partner of record for:",
        ReceiptRest = "You did not opt out of:",
        ReceiptWhen = "We received your decision at {time} on {weekday}, {day} {month} {year} (time zone {zone}, "
            + "{offset}).",
        ReceiptKeep = "You need to do nothing more. Please keep this message as your receipt.",

        RejectedDispute = "You can dispute the rejection {deadline}, with a justification, new proof, or both.",
        RejectedFinally = "The rejection is final. You can begin a new claim that follows this one.",
        DeclinedWhat = "You declined for {customer}. {partner} is no longer your partner of record for:",
        NewsUntil = "You can act {deadline}.",

        NewsSubjects = new Dictionary<string, string>
        {
            ["association-contested"] = "Another partner claims what you hold in your claim \"{claim}\"",
            ["claim-contested"] = "Another partner holds what your claim \"{claim}\" is about",
            ["contest-won"] = "You won the contest over your claim \"{claim}\"",
            ["contest-lost"] = "The contest over your claim \"{claim}\" was decided for another partner",
            ["contest-dropped"] = "The contest over your claim \"{claim}\" is over",
            ["dispute-lapsed"] = "The rejection of your claim \"{claim}\" is final",
            ["customer-declined"] = "The customer ended the association of your claim \"{claim}\"",
            ["subscription-ended"] = "The association of your claim \"{claim}\" ended with its subscription",
            ["superseded"] = "Another partner is official in place of your claim \"{claim}\"",
            ["corrected"] = "The association of your claim \"{claim}\" was corrected",
            ["remind-answer"] = "Please answer soon: your claim \"{claim}\"",
            ["remind-dispute"] = "The time to dispute ends soon: your claim \"{claim}\"",
            ["remind-hearing"] = "Please answer the contest soon: your claim \"{claim}\"",
        }.ToFrozenDictionary(),

        News = new Dictionary<string, string>
        {
            ["association-contested"] =
                "Another partner claims what is listed here, of which {partner} is partner of record. Your "
                + "association stands until a reviewer has decided. The most recent valid proof counts: you can "
                + "add newer proof of execution to your claim, and answer the contest with it or in words.",
            ["claim-contested"] =
                "Another partner is partner of record for what is listed here. It is heard, and a reviewer decides "
                + "between you. The most recent valid proof counts: you can add newer proof of execution to your "
                + "claim. It is about:",
            ["contest-won"] =
                "The reviewer decided the contest with another partner in your favour, for:",
            ["contest-lost"] =
                "The reviewer decided the contest in favour of the other partner. Your association stands until "
                + "the other one is official; if the customer refuses the other partner, it stays. It is about:",
            ["contest-dropped"] =
                "The other partner does not claim any more what is listed here. Your association stands.",
            ["dispute-lapsed"] =
                "The rejection was not disputed in time, so it is final. You can begin a new claim that follows "
                + "this one. It is about:",
            ["customer-declined"] =
                "{customer} declined the association after it was official. {partner} is no longer partner of "
                + "record for:",
            ["subscription-ended"] =
                "The subscription is over, and the association with it. A new subscription needs a new claim. "
                + "It was about:",
            ["superseded"] =
                "Another partner won the contest, and its customer did not opt out. {partner} is no longer "
                + "partner of record for:",
            ["corrected"] =
                "Two reviewers found that the association was wrong and ended it, for:",
            ["remind-answer"] =
                "The request of the reviewer is not answered yet. A claim that is not answered in time is "
                + "rejected. It is about:",
            ["remind-dispute"] =
                "The rejection becomes final when it is not disputed in time. It is about:",
            ["remind-hearing"] =
                "You have not answered the contest over what is listed here. After its time it may be decided "
                + "without your answer.",
        }.ToFrozenDictionary(),

        Reasons = new Dictionary<string, string>
        {
            ["partner-request"] = "you asked for it",
            ["insufficient-proof"] = "the proof of execution is not sufficient",
            ["missing-customer-consent"] = "the customer's consent is missing on the proof of execution",
            ["missing-products"] = "claimed products are missing in the proof of execution",
            ["no-partner-response"] = "a request for information was not answered in time",
            ["proof-unavailable"] = "the proof of execution could not be opened",
            ["check-failed"] = "an automatic check found that the claim is not as it should be",
            ["slot-already-yours"] = "your organisation is partner of record there already",
            ["contest-lost"] = "another partner holds it and won the contest",
        }.ToFrozenDictionary(),

        Asked = new Dictionary<string, string>
        {
            ["mpn-id"] = "another location (MPN ID) of your organisation",
            ["lines"] = "which workloads or products stay in the claim",
            ["customer-contact"] = "the customer's contact",
            ["technical-contact"] = "the customer's technical contact",
            ["partner-contact"] = "your own contact",
            ["proof"] = "more or better proof of execution",
            ["comment"] = "an explanation in words",
        }.ToFrozenDictionary(),

        Faults = new Dictionary<string, string>
        {
            ["missing-all-proof"] = "There is no proof, or it is of something else.",
            ["missing-customer-acknowledgement"] = "The customer's acknowledgement (signature) is missing.",
            ["missing-or-old-dates"] = "Dates are missing or older than twelve months.",
            ["missing-partner-service"] = "Your solution or service is missing.",
            ["missing-products"] = "A claimed workload or product is not in the proof.",
            ["tenant-unknown"] = "No directory is known for the customer's domain name.",
            ["tenant-domain-mismatch"] = "The customer's domain name belongs to another directory.",
            ["subscription-unknown"] = "There is no such subscription.",
            ["subscription-of-another-tenant"] = "The subscription belongs to another customer.",
            ["subscription-not-for-product"] = "The subscription is to another product than the claim names.",
            ["subscription-is-csp"] = "The subscription was bought through a cloud solution provider.",
            ["subscription-not-provisioned"] = "The subscription is not set up yet.",
            ["subscription-not-active"] = "The subscription is neither active nor in its grace period.",
            ["proof-unavailable"] = "A document cannot be found or opened.",
        }.ToFrozenDictionary(),
    };
}
