using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Settings;
using MimeKit;
using NodaTime.Testing;

namespace Cpor.Ledger.Service.Tests.Mail;

public sealed class writing_mail_to_a_folder : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task makes_one_file_that_any_mail_program_opens()
    {
        var delivery = await Office().SendAsync(Letters.To("anna@fabrikam.example"));

        delivery.ShouldBe(
            new Delivery.Accepted("Written as window-7.1@cpor-ledger.example.eml.", Letters.Now));
        var message = await MimeMessage.LoadAsync(_folder.Files.ShouldHaveSingleItem());
        message.To.Mailboxes.Single().Address.ShouldBe("anna@fabrikam.example");
    }

    [Fact]
    public async Task replaces_the_file_when_the_message_is_sent_again()
    {
        await Office().SendAsync(Letters.To("anna@fabrikam.example"));
        await Office().SendAsync(Letters.To("boris@fabrikam.example"));

        var message = await MimeMessage.LoadAsync(_folder.Files.ShouldHaveSingleItem());
        message.To.Mailboxes.Single().Address.ShouldBe("boris@fabrikam.example");
    }

    [Theory]
    [InlineData("../../etc/passwd@b")]
    [InlineData("UPPER@b")]
    [InlineData("a/b\\c:d@e")]
    [InlineData(".hidden@b")]
    public async Task stays_in_the_folder_whatever_the_message_id(string id)
    {
        var message = Letters.To("anna@fabrikam.example");
        message.Headers.Replace(HeaderId.MessageId, $"<{id}>");

        (await Office().SendAsync(message)).ShouldBeOfType<Delivery.Accepted>();

        var file = _folder.Files.ShouldHaveSingleItem();
        Path.GetDirectoryName(file).ShouldBe(_folder["mail"]);
        Path.GetFileName(file).ShouldMatch("^[a-z0-9_@-][a-z0-9._@-]*-[0-9a-f]{16}\\.eml$");
    }

    [Fact]
    public async Task is_deferred_when_the_folder_cannot_be_written()
    {
        await File.WriteAllTextAsync(_folder["mail"], "a file where the folder should be");

        (await Office().SendAsync(Letters.To("anna@fabrikam.example"))).ShouldBeOfType<Delivery.Deferred>();
    }

    private FolderMailSender Office() =>
        new(new MailSettings { Folder = _folder["mail"] }, new FakeClock(Letters.Now));
}
