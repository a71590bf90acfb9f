using System.Net.Sockets;
using System.Text;
using Cpor.Ledger.Service.Mail;

namespace Cpor.Ledger.Service.Tests.Mail;

public class the_smtp_sink
{
    [Fact]
    public async Task holds_a_whole_conversation()
    {
        await using var sink = SmtpSink.Start();
        using var client = await Client.ConnectAsync(sink);

        (await client.SayAsync("HELO me")).ShouldBe("250 sink");
        (await client.SayAsync("NOOP")).ShouldStartWith("250");
        (await client.SayAsync("RCPT TO:<a@b.example>")).ShouldStartWith("503");
        (await client.SayAsync("DATA")).ShouldStartWith("503");
        (await client.SayAsync("MAIL FROM:<me@c.example> BODY=8BITMIME")).ShouldStartWith("250");
        (await client.SayAsync("RCPT TO:<lost@b.example>")).ShouldStartWith("250");
        (await client.SayAsync("RSET")).ShouldStartWith("250");
        (await client.SayAsync("DATA")).ShouldStartWith("503");
        (await client.SayAsync("MAIL FROM:<>")).ShouldStartWith("250");
        (await client.SayAsync("RCPT TO:<a@b.example>")).ShouldStartWith("250");
        (await client.SayAsync("RCPT TO:<>")).ShouldStartWith("501");
        (await client.SayAsync("DATA")).ShouldStartWith("354");
        (await client.SayAsync("Subject: x\r\n\r\nhello\r\n.")).ShouldStartWith("250");
        (await client.SayAsync("VRFY a")).ShouldStartWith("502");
        (await client.SayAsync("QUIT")).ShouldStartWith("221");

        var mail = sink.Received.ShouldHaveSingleItem();
        mail.From.ShouldBe("");
        mail.To.ShouldBe(["a@b.example"]);
        mail.Message.Subject.ShouldBe("x");
    }

    [Fact]
    public async Task tells_what_it_can()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkSettings { LargestMessage = 5_000 });
        using var client = await Client.ConnectAsync(sink);

        var offers = await client.SayAsync("EHLO me");

        offers.ShouldBe("250-sink\n250-PIPELINING\n250-8BITMIME\n250-ENHANCEDSTATUSCODES\n250-SIZE 5000\n250 SMTPUTF8");
    }

    [Fact]
    public async Task takes_the_stuffed_dots_off_and_keeps_every_other_byte()
    {
        await using var sink = SmtpSink.Start();
        using var client = await Client.ReadyForDataAsync(sink);

        await client.SayAsync("..one\r\n.\u00e9two\r\n...\r\n\r\nend\r\n.");

        Encoding.UTF8.GetString([.. sink.Received[0].Raw]).ShouldBe(".one\r\n\u00e9two\r\n..\r\n\r\nend\r\n");
    }

    [Fact]
    public async Task ends_a_message_at_nothing_but_a_dot_between_full_line_ends()
    {
        await using var sink = SmtpSink.Start();
        using var client = await Client.ReadyForDataAsync(sink);

        const string smuggling = "a\n.\nMAIL FROM:<evil@c.example>\n.\r\nb\r.\r\nc\r\n";

        await client.SayAsync(smuggling + ".");

        Encoding.ASCII.GetString([.. sink.Received.ShouldHaveSingleItem().Raw]).ShouldBe(smuggling);
    }

    [Fact]
    public async Task refuses_what_is_too_large_whether_announced_or_not()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkSettings { LargestMessage = 100 });
        using var client = await Client.ConnectAsync(sink);
        await client.SayAsync("EHLO me");

        (await client.SayAsync("MAIL FROM:<me@c.example> SIZE=101")).ShouldStartWith("552");
        (await client.SayAsync("MAIL FROM:<me@c.example> SIZE=1")).ShouldStartWith("250");
        await client.SayAsync("RCPT TO:<a@b.example>");
        await client.SayAsync("DATA");
        (await client.SayAsync(new string('x', 99) + "\r\n.")).ShouldStartWith("552");
        (await client.SayAsync("NOOP")).ShouldStartWith("250");
        sink.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task writes_what_it_takes_to_a_folder()
    {
        using var folder = new Folder();
        await using var sink = SmtpSink.Start(new SmtpSinkSettings { Folder = folder.Path });
        using var client = await Client.ReadyForDataAsync(sink);

        await client.SayAsync("Message-ID: <one@b.example>\r\n\r\nhello\r\n.");

        folder.Files.ShouldBe([folder["one@b.example.eml"]]);
        (await File.ReadAllTextAsync(folder.Files[0])).ShouldEndWith("hello\r\n");
    }

    [Fact]
    public async Task hands_each_message_to_whoever_waits()
    {
        await using var sink = SmtpSink.Start();
        var waiting = sink.Arrivals.ReadAsync();
        using var client = await Client.ReadyForDataAsync(sink);

        await client.SayAsync("Subject: x\r\n\r\n.\r\n.");

        (await waiting).Message.Subject.ShouldBe("x");
    }

    [Fact]
    public async Task stops_while_clients_are_connected()
    {
        var sink = SmtpSink.Start();
        using var client = await Client.ConnectAsync(sink);

        await sink.DisposeAsync();

        (await client.SayAsync("NOOP")).ShouldBe("");
    }

    /// <summary>Speaks SMTP byte by byte, as no library would.</summary>
    private sealed class Client(TcpClient connection) : IDisposable
    {
        private readonly StreamReader _reader = new(connection.GetStream());

        public static async Task<Client> ConnectAsync(SmtpSink sink)
        {
            var connection = new TcpClient();
            await connection.ConnectAsync("127.0.0.1", sink.Port);
            var client = new Client(connection);
            (await client.ReplyAsync()).ShouldStartWith("220");
            return client;
        }

        public static async Task<Client> ReadyForDataAsync(SmtpSink sink)
        {
            var client = await ConnectAsync(sink);
            foreach (var command in (string[])["EHLO me", "MAIL FROM:<me@c.example>", "RCPT TO:<a@b.example>", "DATA"])
                (await client.SayAsync(command)).ShouldMatch("^[23]");
            return client;
        }

        public async Task<string> SayAsync(string text)
        {
            try
            {
                await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"));
                return await ReplyAsync();
            }
            catch (IOException)
            {
                return "";
            }
        }

        public void Dispose() => connection.Dispose();

        private async Task<string> ReplyAsync()
        {
            var lines = new List<string>();
            while (await _reader.ReadLineAsync() is { } line)
            {
                lines.Add(line);
                if (line.Length < 4 || line[3] == ' ')
                    break;
            }

            return string.Join('\n', lines);
        }
    }
}
