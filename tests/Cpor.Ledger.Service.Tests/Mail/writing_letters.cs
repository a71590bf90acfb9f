using System.Text;
using Cpor.Ledger.Service.Mail;
using MimeKit;

namespace Cpor.Ledger.Service.Tests.Mail;

public class writing_letters
{
    [Fact]
    public void tells_the_customer_who_claims_what_until_when_and_how_to_opt_out()
    {
        var message = Letters.Writer.Write(Letters.Notification(), Letters.Now);

        message.Subject.ShouldBe(
            "Contoso Consulting claims to be partner of record for Fabrikam GmbH: you may opt out");
        message.Plain().Split("\n\n").ShouldBe(
        [
            "Hello Anna Kowalska,",
            "Contoso Consulting has told us that it works with Fabrikam GmbH, and claims to be your partner of record "
                + "for:",
            "- Exchange Online\n- Teams",
            "If you agree, you need to do nothing. Without a word from you the association becomes official once the "
                + "time to opt out has passed.",
            "As your partner of record, Contoso Consulting can see how much you use what is listed above, in figures "
                + "only, and may be paid an incentive for its work. It gets no other access to your data.",
            "If you do not agree, you can opt out until the end of Wednesday, 2 September 2020 (time zone "
                + "Europe/Berlin, UTC+02:00).",
            "See the claim and opt out:\nhttps://ledger.example/opt-out/CfDJ8-Ab_c?lang=en&x=1",
            "Opening this page changes nothing: you decide there, by pressing a button. You need no account.",
            "If Contoso Consulting does not work with you, please opt out.",
            "-- \nClaims ledger sent this message automatically, because the claim names you as a contact of Fabrikam "
                + "GmbH. Claim \"Exchange rollout\", number c-1042.\n",
        ]);
    }

    [Fact]
    public void tells_it_in_russian_with_names_of_any_script()
    {
        var letter = Letters.Notification("ru-RU", name: "Мария Ёлкина") with
        {
            Claim = Letters.Claim with { Partner = "山田株式会社" },
        };

        var message = Reread(Letters.Writer.Write(letter, Letters.Now));

        message.Subject.ShouldBe("山田株式会社 заявляет о связи с Fabrikam GmbH: вы можете отказаться");
        message.To.Mailboxes.Single().Name.ShouldBe("Мария Ёлкина");
        message.Plain().ShouldContain("Здравствуйте, Мария Ёлкина!");
        message.Plain().ShouldContain("до конца среды, 2 сентября 2020 г. (часовой пояс Europe/Berlin, UTC+02:00)");
        message.Html().ShouldContain("<html lang=\"ru\">");
        message.Body!.Headers[HeaderId.ContentLanguage].ShouldBe("ru");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void says_the_same_in_plain_text_and_in_html_and_loads_nothing(string language)
    {
        foreach (var message in Letters.Every(language).Select(letter => Letters.Writer.Write(letter, Letters.Now)))
        {
            var seen = System.Net.WebUtility.HtmlDecode(message.Html());
            foreach (var line in message.Plain().Split('\n'))
                seen.ShouldContain(line.Trim().TrimStart('-', '>', ' ').TrimEnd(':'));
            foreach (var loads in (string[])["<img", "src=", "url(", "<link", "@import", "<script", "<iframe"])
                message.Html().ShouldNotContain(loads);
            message.Body.ShouldBeOfType<MultipartAlternative>().Count.ShouldBe(2);
        }
    }

    [Fact]
    public void keeps_the_message_id_and_asks_machines_not_to_answer()
    {
        var message = Letters.Writer.Write(Letters.Notification(), Letters.Now);

        message.MessageId.ShouldBe("window-7.1@cpor-ledger.example");
        message.Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
        message.Headers["X-Auto-Response-Suppress"].ShouldBe("All");
        message.Date.ShouldBe(Letters.Now.ToDateTimeOffset());
    }

    [Fact]
    public void passes_a_server_that_knows_only_seven_bits()
    {
        var raw = Raw(Letters.Writer.Write(Letters.Notification("ru", name: "Мария Ёлкина"), Letters.Now));

        raw.ShouldAllBe(letter => letter < 128);
        Encoding.ASCII.GetString(raw).Split('\n').ShouldAllBe(line => line.Length <= 998);
    }

    [Theory]
    [InlineData("Anna\r\nBcc: evil@c.example")]
    [InlineData("Anna\nBcc: evil@c.example")]
    [InlineData("Anna\rBcc: evil@c.example")]
    [InlineData("Anna\u2028Bcc: evil@c.example")]
    [InlineData("Anna\r\n\r\nBcc: evil@c.example")]
    [InlineData("=?utf-8?q?Anna=0D=0ABcc:_evil@c.example?=")]
    [InlineData("\"Anna\" <evil@c.example>, x")]
    public void lets_no_name_add_a_header_or_a_recipient(string name)
    {
        var letter = Letters.Notification(name: name) with
        {
            Claim = Letters.Claim with { Partner = name, Customer = name, Name = name, Number = name, Items = [name] },
        };

        var message = Reread(Letters.Writer.Write(letter, Letters.Now));

        message.Headers.Concat(message.Body!.Headers).Select(header => header.Field).ShouldBe(
        [
            "Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-Id",
            "Subject", "To", "X-Auto-Response-Suppress",
        ], ignoreOrder: true);
        message.To.Mailboxes.Select(mailbox => mailbox.Address).ShouldBe(["anna@fabrikam.example"]);
        message.Plain().Split('\n').ShouldNotContain(line => line.StartsWith("Bcc:"));
    }

    [Fact]
    public void writes_markup_in_names_as_text()
    {
        var letter = Letters.Notification(name: "<script>alert(1)</script>") with
        {
            Claim = Letters.Claim with
            {
                Partner = "<a href=\"https://evil.example\">x</a>",
                Items = ["<b>{customer}</b>"],
            },
        };

        var message = Letters.Writer.Write(letter, Letters.Now);

        message.Html().ShouldNotContain("<script");
        message.Html().ShouldNotContain("<a href=\"https://evil.example\"");
        message.Html().ShouldContain("&lt;b&gt;{customer}&lt;/b&gt;");
        message.Plain().ShouldContain("<b>{customer}</b>");
    }

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("@fabrikam.example")]
    [InlineData("anna@localhost")]
    [InlineData("anna@127.0.0.1")]
    [InlineData("a b@fabrikam.example")]
    [InlineData("anna@fabrikam.example\r\nBcc: evil@c.example")]
    [InlineData("anna\r\nBcc:evil@fabrikam.example")]
    [InlineData("anna>,<evil@fabrikam.example")]
    [InlineData("Anna <anna@fabrikam.example>")]
    [InlineData("a,b@fabrikam.example")]
    public void refuses_what_is_no_address(string address) =>
        Should.Throw<FormatException>(() => Letters.Writer.Write(Letters.Notification(address: address), Letters.Now));

    [Theory]
    [InlineData("")]
    [InlineData("no-at-sign")]
    [InlineData("a@b@c")]
    [InlineData("a@b>\r\nBcc: evil@c.example")]
    public void refuses_what_is_no_message_id(string id) => Should.Throw<FormatException>(
        () => Letters.Writer.Write(Letters.Notification() with { MessageId = id }, Letters.Now));

    [Fact]
    public void quotes_a_comment_line_by_line()
    {
        var letter = Letters.Every("en").OfType<InformationRequestedMail>().Single();

        var message = Letters.Writer.Write(letter, Letters.Now);

        message.Plain().ShouldContain("> First line.\n> Second line.");
        message.Html().ShouldContain("<blockquote>First line.<br>Second line.</blockquote>");
    }

    [Fact]
    public void shows_a_reason_without_words_by_its_code()
    {
        var letter = Letters.Every("ru").OfType<ClaimRejectedMail>().Single();

        Letters.Writer.Write(letter, Letters.Now).Plain().ShouldContain("подтверждения выполнения недостаточно");
        Letters.Writer.Write(letter with { ReasonCode = "unheard-of" }, Letters.Now).Plain()
            .ShouldContain("unheard-of");
    }

    private static byte[] Raw(MimeMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }

    private static MimeMessage Reread(MimeMessage message) => MimeMessage.Load(new MemoryStream(Raw(message)));
}
