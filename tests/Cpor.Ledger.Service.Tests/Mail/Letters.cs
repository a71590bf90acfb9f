using Cpor.Ledger.Service.Mail;
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

    public static MimeMessage To(string address) => Writer.Write(Notification(address: address), Now);

    public static CustomerNotificationMail Notification(
        string language = "en", string name = "Anna Kowalska", string address = "anna@fabrikam.example") => new()
        {
            To = new Addressee(name, address),
            Language = language,
            MessageId = "window-7.1@cpor-ledger.example",
            Claim = Claim,
            OptOut = new MailDeadline(Instant.FromUtc(2020, 9, 2, 22, 0), "Europe/Berlin"),
            OptOutLink = new Uri("https://ledger.example/opt-out/CfDJ8-Ab_c?lang=en&x=1"),
        };

    public static string Plain(this MimeMessage message) => message.TextBody.ShouldNotBeNull().ReplaceLineEndings("\n");

    public static string Html(this MimeMessage message) => message.HtmlBody.ShouldNotBeNull();

    /// <summary>One letter of every kind.</summary>
    public static IEnumerable<Letter> Every(string language)
    {
        var to = new Addressee("Anna Kowalska", "anna@fabrikam.example");
        var deadline = new MailDeadline(Instant.FromUtc(2020, 9, 2, 22, 0), "Europe/Berlin");
        yield return Notification(language);
        yield return new InformationRequestedMail
        {
            To = to,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            Answer = deadline,
            Asked = ["customer contact"],
            Comment = "First line.\nSecond line.",
            Link = new Uri("https://ledger.example/c"),
        };
        yield return new ClaimRejectedMail
        {
            To = to,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            ReasonCode = "insufficient-poe",
            Comment = "The signature is missing.",
        };
        yield return new NotificationFailedMail
        {
            To = to,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            Answer = deadline,
            ServerSaid = new ServerAnswer(550, "5.1.1", "No such mailbox here"),
        };
        yield return new ClaimOfficialMail { To = to, Language = language, MessageId = "a@b", Claim = Claim };
        yield return new OptedOutMail
        {
            To = to,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            Remaining = ["SharePoint Online"],
        };
        yield return new ReceiptMail
        {
            To = to,
            Language = language,
            MessageId = "a@b",
            Claim = Claim,
            Remaining = ["SharePoint Online"],
            ReceivedAt = Now,
            TimeZone = "Europe/Berlin",
        };
    }
}
