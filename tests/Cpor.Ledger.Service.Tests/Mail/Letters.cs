using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Settings;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Mail;

/// <summary>Letters to write and send in these tests.</summary>
internal static class Letters
{
    public static readonly Instant Now = Instant.FromUtc(2020, 8, 26, 9, 30);

    public static readonly MailWriter Writer = new(new MailSettings());

    public static readonly ClaimInMail Claim = new(
        "c-1042", "Exchange rollout", "Contoso Consulting", "Fabrikam GmbH", ["Exchange Online", "Teams"]);

    public static readonly ReceiptOfFact Recorded = new(
        Guid.Parse("0190b2c4-0000-7000-8000-000000000001"), "opted-out.v1", 12, Now, ["Teams (0190b2c4)"]);

    private static readonly Addressee _anna = new("Anna Kowalska", "anna@fabrikam.example");

    private static readonly LocalDeadline _deadline = new(Instant.FromUtc(2020, 9, 2, 22, 0), "Europe/Berlin");

    public static MimeMessage To(string address) => Writer.Write(Notification(address: address), Now);

    public static CustomerNotificationMail Notification(
        string language = "en", string name = "Anna Kowalska", string address = "anna@fabrikam.example") => new()
        {
            To = new Addressee(name, address),
            Language = language,
            MessageId = "window-7.1@cpor-ledger.example",
            Claim = Claim,
            OptOut = _deadline,
            OptOutLink = new Uri("https://ledger.example/opt-out/CfDJ8-Ab_c?lang=en&x=1"),
        };

    public static string Plain(this MimeMessage message) => message.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n");

    public static string Html(this MimeMessage message) => message.HtmlBody.ShouldNotBeNull();

    /// <summary>One letter of every kind.</summary>
    public static IEnumerable<OutgoingMail> Every(string language) =>
    [
        Notification(language), .. ToThePartner(language), Receipt(language),
    ];

    private static IEnumerable<OutgoingMail> ToThePartner(string language) =>
    [
        new InformationRequestedMail
        {
            To = _anna,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            Answer = _deadline,
            Asked = ["customer-contact"],
            Defects = ["missing-or-old-dates"],
            Comment = "First line.\nSecond line.",
            Link = new Uri("https://ledger.example/c"),
        },
        Rejected(language),
        new NotificationFailedMail
        {
            To = _anna,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            Answer = _deadline,
            ServerSaid = new ServerAnswer(550, "5.1.1", "No such mailbox here"),
        },
        new SubmissionReceiptMail
        {
            To = _anna, Language = language, MessageId = "a@b", Claim = Claim, Fact = Recorded,
        },
        new ReviewerCommentedMail
        {
            To = _anna, Language = language, MessageId = "a@b", Claim = Claim, Comment = "Two\nlines.",
        },
        new ClaimOfficialMail { To = _anna, Language = language, MessageId = "a@b", Claim = Claim },
        OptedOut(language),
    ];

    private static ClaimRejectedMail Rejected(string language) => new()
    {
        To = _anna,
        Language = language,
        MessageId = "a@b",
        Claim = Claim,
        ReasonCode = "insufficient-proof",
        Faults = ["missing-products", "subscription-unknown"],
        Comment = "The signature is missing.",
    };

    private static OptedOutMail OptedOut(string language) => new()
    {
        To = _anna,
        Language = language,
        MessageId = "a@b",
        Claim = Claim,
        Remaining = ["SharePoint Online"],
    };

    private static ReceiptMail Receipt(string language) => new()
    {
        To = _anna,
        Language = language,
        MessageId = "a@b",
        Claim = Claim,
        Remaining = ["SharePoint Online"],
        Fact = Recorded,
        TimeZone = "Europe/Berlin",
    };
}
