using System.Net;
using System.Net.Sockets;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Settings;
using NodaTime;
using NodaTime.Testing;

namespace Cpor.Ledger.Service.Tests.Mail;

public class sending_mail_over_smtp
{
    private static readonly Instant _now = Letters.Now;

    [Fact]
    public async Task is_accepted_with_the_servers_reply_and_the_instant()
    {
        await using var sink = SmtpSink.Start();

        var delivery = await Office(sink.Port).SendAsync(Letters.To("anna@fabrikam.example"));

        var accepted = delivery.ShouldBeOfType<Delivery.Accepted>();
        accepted.Reply.ShouldContain("Kept as message 1");
        accepted.At.ShouldBe(_now);
        var mail = sink.Received.ShouldHaveSingleItem();
        mail.From.ShouldBe("claims@cpor-ledger.example");
        mail.To.ShouldBe(["anna@fabrikam.example"]);
        mail.Message.MessageId.ShouldBe("window-7.1@cpor-ledger.example");
    }

    [Fact]
    public async Task is_refused_when_the_server_does_not_know_the_recipient()
    {
        await using var sink = SmtpSink.Start();

        var delivery = await Office(sink.Port).SendAsync(Letters.To("bounce@fabrikam.example"));

        var answer = delivery.ShouldBeOfType<Delivery.Refused>().Answer;
        (answer.Code, answer.EnhancedStatus).ShouldBe((550, "5.1.1"));
        answer.Text.ShouldStartWith("No such mailbox here");
        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_refused_when_the_server_will_not_have_the_message()
    {
        await using var sink = SmtpSink.Start();

        var delivery = await Office(sink.Port).SendAsync(Letters.To("spam@fabrikam.example"));

        delivery.ShouldBe(new Delivery.Refused(new ServerAnswer(554, "5.7.1", "This looks like spam")));
    }

    [Fact]
    public async Task is_deferred_while_the_server_is_busy_and_accepted_later()
    {
        await using var sink = SmtpSink.Start();
        var message = Letters.To("busy-once@fabrikam.example");

        var answer = (await Office(sink.Port).SendAsync(message)).ShouldBeOfType<Delivery.Deferred>().Answer;
        (answer.Code, answer.EnhancedStatus).ShouldBe((451, "4.3.0"));
        answer.Text.ShouldStartWith("Try again later");
        (await Office(sink.Port).SendAsync(message)).ShouldBeOfType<Delivery.Accepted>();
    }

    [Fact]
    public async Task has_an_unknown_outcome_when_the_connection_is_cut_after_the_message()
    {
        await using var sink = SmtpSink.Start();
        var message = Letters.To("hang-up-once@fabrikam.example");

        (await Office(sink.Port).SendAsync(message)).ShouldBeOfType<Delivery.Unknown>();
        (await Office(sink.Port).SendAsync(message)).ShouldBeOfType<Delivery.Accepted>();

        sink.Received.Count.ShouldBe(2);
        sink.Received.Select(mail => mail.Message.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task is_deferred_when_the_server_falls_silent_before_it_took_the_recipient()
    {
        await using var sink = SmtpSink.Start();

        var delivery = await Office(sink.Port, timeout: 300).SendAsync(Letters.To("silent@fabrikam.example"));

        delivery.ShouldBe(new Delivery.Deferred(new ServerAnswer(null, null, "No answer within 0.3 s.")));
    }

    [Fact]
    public async Task is_deferred_when_nobody_greets()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();

        var office = Office(((IPEndPoint)mute.LocalEndpoint).Port, timeout: 300);
        var delivery = await office.SendAsync(Letters.To("anna@fabrikam.example"));

        delivery.ShouldBeOfType<Delivery.Deferred>();
    }

    [Fact]
    public async Task is_deferred_when_nobody_listens()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var port = ((IPEndPoint)gone.LocalEndpoint).Port;
        gone.Stop();

        var delivery = await Office(port).SendAsync(Letters.To("anna@fabrikam.example"));

        delivery.ShouldBeOfType<Delivery.Deferred>().Answer.Code.ShouldBeNull();
    }

    [Fact]
    public async Task is_cancelled_by_the_caller()
    {
        await using var sink = SmtpSink.Start();
        using var cancel = new CancellationTokenSource(200);

        await Should.ThrowAsync<OperationCanceledException>(
            () => Office(sink.Port).SendAsync(Letters.To("silent@fabrikam.example"), cancel.Token));
    }

    [Fact]
    public async Task encodes_the_domain_and_leaves_an_ascii_mailbox_to_any_server()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkSettings { Utf8 = false });

        (await Office(sink.Port).SendAsync(Letters.To("info@Пример.РФ"))).ShouldBeOfType<Delivery.Accepted>();

        sink.Received.ShouldHaveSingleItem().To.ShouldBe(["info@xn--e1afmkfd.xn--p1ai"]);
    }

    [Fact]
    public async Task reaches_a_mailbox_outside_ascii_only_through_a_server_that_knows_how()
    {
        await using var able = SmtpSink.Start();
        await using var unable = SmtpSink.Start(new SmtpSinkSettings { Utf8 = false });
        var message = Letters.To("почта@пример.рф");

        (await Office(able.Port).SendAsync(message)).ShouldBeOfType<Delivery.Accepted>();
        (await Office(unable.Port).SendAsync(message))
            .ShouldBeOfType<Delivery.Refused>().Answer.EnhancedStatus.ShouldBe("5.6.7");

        able.Received.ShouldHaveSingleItem().To.ShouldHaveSingleItem().ShouldStartWith("почта@");
        unable.Received.ShouldBeEmpty();
    }

    private static SmtpMailSender Office(int port, int timeout = 20_000) => new(
        new MailSettings
        {
            Host = "127.0.0.1",
            Port = port,
            Encryption = MailEncryption.None,
            Timeout = Duration.FromMilliseconds(timeout),
        },
        new FakeClock(_now));
}
