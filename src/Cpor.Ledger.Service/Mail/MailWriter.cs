using System.Net;
using System.Text;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// Writes letters as messages: plain text with a simple HTML alternative, nothing loaded from anywhere, safe for
/// servers that know only seven bits.
/// </summary>
public sealed class MailWriter(MailSettings settings)
{
    /// <summary>The message; the same letter gives the same words and Message-ID every time.</summary>
    /// <param name="letter">What to say to whom.</param>
    /// <param name="now">The message's date.</param>
    /// <exception cref="FormatException">The address or Message-ID is not one.</exception>
    public MimeMessage Write(OutgoingMail letter, Instant now)
    {
        var texts = LanguageTexts.For(letter.Language);
        var parts = Parts(letter, texts).ToList();
        var subject = Template.Line(letter.Subject(texts));
        var message = new MimeMessage
        {
            Subject = subject,
            Date = now.ToDateTimeOffset(),
            MessageId = MessageId(letter.MessageId),
            Body = new MultipartAlternative(
                new TextPart("plain") { Text = Plain(parts) },
                new TextPart("html") { Text = Html(parts, subject, texts.Language) }),
        };
        message.From.Add(new MailboxAddress(settings.SenderName, settings.SenderAddress));
        message.To.Add(Recipient(letter.To.Name, letter.To.Address));
        // Keeps answering machines from answering a machine (RFC 3834; the second is Exchange's own).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, texts.Language);
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private IEnumerable<MailPart> Parts(OutgoingMail letter, LanguageTexts texts) =>
        letter.Body(texts)
            .Prepend(new MailPart.Paragraph(Template.Fill(texts.Mail.Greeting, ("name", letter.To.Name))))
            .Select(part => part is MailPart.SmallPrint small
                ? new MailPart.SmallPrint(letter.Fill(small.Text, ("sender", settings.SenderName)))
                : part);

    /// <summary>The domain goes out in ASCII, which every server takes; the mailbox as it is.</summary>
    private static MailboxAddress Recipient(string name, string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0
            && DomainName.TryParse(CanonicalForm.Of(address[(at + 1)..]), out var domain)
            && MailboxAddress.TryParse($"{address[..at]}@{domain}", out var mailbox)
            && mailbox.LocalPart == address[..at]
            ? new MailboxAddress(Encoding.UTF8, Template.Line(name), mailbox.Address)
            : throw new FormatException("This is not an e-mail address.");
    }

    private static string MessageId(string id) =>
        id.Length is > 0 and <= 200 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || "@.-_+".Contains(letter))
            && id.Count(letter => letter == '@') == 1
            ? id
            : throw new FormatException("A Message-ID is letters, digits, '.', '-', '_' and '+' around one '@'.");

    private static string Plain(List<MailPart> parts) => string.Join("\n\n", parts.Select(part => part switch
    {
        MailPart.Paragraph paragraph => paragraph.Text,
        MailPart.Items items => string.Join('\n', items.Texts.Select(item => $"- {Template.Line(item)}")),
        MailPart.Quote quote => string.Join('\n', Lines(quote).Select(line => $"> {line}")),
        MailPart.Link link => $"{link.Label}:\n{link.Target.AbsoluteUri}",
        MailPart.SmallPrint small => $"-- \n{small.Text}",
        _ => throw new InvalidOperationException($"No plain text for {part}."),
    })) + "\n";

    private static string Html(List<MailPart> parts, string title, string language) => $"""
        <!DOCTYPE html>
        <html lang="{language}">
        <head><meta charset="utf-8"><title>{Encode(title)}</title></head>
        <body style="font-family: sans-serif; max-width: 40em">
        {string.Join('\n', parts.Select(Html))}
        </body>
        </html>

        """;

    private static string Html(MailPart part) => part switch
    {
        MailPart.Paragraph paragraph => $"<p>{Encode(paragraph.Text)}</p>",
        MailPart.Items items =>
            $"<ul>{string.Concat(items.Texts.Select(item => $"<li>{Encode(Template.Line(item))}</li>"))}</ul>",
        MailPart.Quote quote => $"<blockquote>{string.Join("<br>", Lines(quote).Select(Encode))}</blockquote>",
        MailPart.Link link => $"""
            <p><a href="{Encode(link.Target.AbsoluteUri)}">{Encode(link.Label)}</a><br>
            {Encode(link.Target.AbsoluteUri)}</p>
            """,
        MailPart.SmallPrint small => $"<hr><p><small>{Encode(small.Text)}</small></p>",
        _ => throw new InvalidOperationException($"No HTML for {part}."),
    };

    private static IEnumerable<string> Lines(MailPart.Quote quote) =>
        quote.Text.ReplaceLineEndings("\n").Trim().Split('\n').Take(100).Select(line => Template.Line(line, 5_000));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
