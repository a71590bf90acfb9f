using Cpor.Ledger.Cli.Demo;
using MimeKit;

namespace Cpor.Ledger.Service.Tests.Samples;

public sealed class mail_of_the_demonstration : IDisposable
{
    private const int Readers = 8, Rounds = 50;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task of_earlier_runs_is_read_by_all_stories_at_once()
    {
        // The more addresses a message has, the longer a reader takes who looks for one.
        var addresses = Enumerable.Range(0, 500).Select(number => $"customer-{number}@woodgrove.example").ToList();
        await Mailbox.Open(_folder.Path).KeepAsync(Message("The first", addresses), CancellationToken.None);

        for (var round = 0; round < Rounds; round++)
        {
            var mailbox = Mailbox.Open(_folder.Path);
            using var together = new Barrier(Readers);
            var readers = Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait();
                    return mailbox.Newest(addresses[^1]);
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default));

            (await Task.WhenAll(readers)).ShouldAllBe(mail => mail!.Subject == "The first");
        }
    }

    [Fact]
    public async Task newest_first_is_found_by_its_address_also_by_the_next_run()
    {
        var mailbox = Mailbox.Open(_folder.Path);
        await mailbox.KeepAsync(Message("One", ["anna@woodgrove.example"]), CancellationToken.None);
        await mailbox.KeepAsync(Message("Two", ["anna@woodgrove.example"]), CancellationToken.None);
        await mailbox.KeepAsync(Message("Another's", ["olga@woodgrove.example"]), CancellationToken.None);

        foreach (var box in (Mailbox[])[mailbox, Mailbox.Open(_folder.Path)])
        {
            box.Count.ShouldBe(3);
            var newest = box.Newest("anna@woodgrove.example").ShouldNotBeNull();
            newest.Subject.ShouldBe("Two");
            newest.OptOutLink.ShouldBe("/opt-out/abc-1");
            box.Newest("nobody@woodgrove.example").ShouldBeNull();
        }
    }

    [Fact]
    public async Task that_was_half_written_when_the_process_was_killed_is_left_alone()
    {
        await File.WriteAllTextAsync(_folder["018f.tmp"], "Subject: hal");

        Mailbox.Open(_folder.Path).Count.ShouldBe(0);
    }

    private static byte[] Message(string subject, IReadOnlyList<string> to)
    {
        using var message = new MimeMessage
        {
            Subject = subject,
            Body = new TextPart("plain") { Text = "Open http://127.0.0.1:5080/opt-out/abc-1 to opt out.\n" },
        };
        message.To.AddRange(to.Select(address => new MailboxAddress("", address)));
        using var bytes = new MemoryStream();
        message.WriteTo(bytes);
        return bytes.ToArray();
    }
}
