using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Tests.Mail;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Processes;

public class notifying_the_customer(Database database)
{
    [Fact]
    public async Task opens_the_window_when_the_mail_server_has_accepted_the_mail()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkSettings());
        await using var ledger = await StartAsync(sink);
        var claim = await ValidatedAsync(ledger, "accepted", "anna@woodgrove.example");

        var notified = await ledger.UntilAsync(claim, ClaimStatus.CustomerNotified);

        // The partner has its receipt of the submission beside it.
        sink.Received.Where(mail => mail.To.SequenceEqual(["anna@woodgrove.example"])).ShouldHaveSingleItem();
        notified.TimerEnds.ShouldBe(notified.NextDeadline);
    }

    [Fact]
    public async Task asks_the_partner_for_another_contact_when_the_mail_comes_back()
    {
        await using var sink = SmtpSink.Start(new SmtpSinkSettings());
        await using var ledger = await StartAsync(sink);
        var claim = await ValidatedAsync(ledger, "bounced", "bounce@woodgrove.example");

        var asked = await ledger.UntilAsync(claim, ClaimStatus.ActionRequired);

        asked.TimerEnds.ShouldBe(asked.NextDeadline);
        asked.NextDeadline.ShouldNotBeNull();
    }

    [Fact]
    public void keeps_the_words_of_a_server_that_puts_the_mail_off_out_of_the_log() =>
        MailDeferredException.For(new ServerAnswer(450, "4.2.2", "<anna@woodgrove.example> is over quota")).Message
            .ShouldBe("450 4.2.2");

    private Task<TestLedger> StartAsync(SmtpSink sink) => TestLedger.StartAsync(
        database,
        new Dictionary<string, string?>
        {
            ["Ledger:Mail:Host"] = "127.0.0.1",
            ["Ledger:Mail:Port"] = $"{sink.Port}",
            ["Ledger:Mail:Security"] = "none",
        },
        PassingCheck.Register);

    private static async Task<ClaimId> ValidatedAsync(TestLedger ledger, string name, string address)
    {
        var claim = Examples.Claim(name);
        await ledger.DoAsync(claim, new CreateDraft(
            claim, Examples.Contoso, await ledger.SealAsync(claim, address, "exchange-online")));
        await ledger.DoAsync(claim, new AttachProof(
            Examples.Proof(name), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));
        await ledger.DoAsync(claim, new SubmitClaim(ledger.Terms(), [], SlotHolders.None));
        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        await ledger.DoAsync(claim, new ValidateLines(
            Examples.Window(name), [], SlotHolders.None, ledger.Terms()));
        return claim;
    }
}
