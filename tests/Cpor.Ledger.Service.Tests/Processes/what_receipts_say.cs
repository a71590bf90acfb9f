using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Mail;
using Cpor.Ledger.Service.Tests.Scenarios;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Cpor.Ledger.Service.Tests.Processes;

/// <summary>What partners and customers are sent to hold the ledger to.</summary>
[Collection(nameof(MailByLanguage))]
public class what_receipts_say(MailByLanguage shared)
{
    [Theory]
    [InlineData("en", "Your claim \"Modern work at Woodgrove\" was submitted", "This was recorded in the ledger:")]
    [InlineData("ru", "Ваша заявка «Modern work at Woodgrove» подана", "В реестр записано:")]
    public async Task tell_the_partner_what_was_recorded_of_a_submission(
        string language, string subject, string recorded)
    {
        await using var mail = await shared.InAsync(language);

        var claim = await mail.SubmitAsync("submitted");

        var receipt = await ReceiptAsync(mail);
        receipt.Subject.ShouldBe(subject);
        receipt.Plain().ShouldContain(recorded);
        await ShouldNameAsync(receipt, mail, claim, "submitted.v1");
    }

    [Theory]
    [InlineData("en", "This was recorded in the ledger:")]
    [InlineData("ru", "В реестр записано:")]
    public async Task tell_the_customer_what_was_recorded_of_an_opt_out(string language, string recorded)
    {
        await using var mail = await shared.InAsync(language);
        var claim = await mail.SubmitAsync("opted out");
        await mail.ValidateAsync(claim);
        await mail.Ledger.UntilAsync(claim, ClaimStatus.CustomerNotified);

        await mail.Ledger.DoAsync(claim, new OptOut(
            Examples.Window($"{claim}"), [LineId.For(claim, "teams")], mail.Ledger.Terms()));

        var receipt = (await mail.UntilAsync(mail.Customer, 2))[1];
        receipt.Plain().ShouldContain(recorded);
        await ShouldNameAsync(receipt, mail, claim, "opted-out.v1");
        receipt.Plain().ShouldNotContain($"{LineId.For(claim, "exchange-online")}");
    }

    [Fact]
    public async Task go_to_the_one_who_was_notified_though_an_answer_named_another_contact_since()
    {
        const string other = "bella@woodgrove.example";
        await using var mail = await shared.InAsync();
        var claim = await mail.SubmitAsync("another contact");
        var window = Examples.Window($"{claim}");
        await mail.Ledger.DoAsync(claim, new ValidateLines(
            window, [LineId.For(claim, "exchange-online")], SlotHolders.None, mail.Ledger.Terms()));
        await mail.UntilAsync(mail.Customer);
        await TestLedger.UntilAsync(
            async () => (await FactsAsync(mail, claim)).Any(fact => fact.Data is CustomerNotified) ? mail : null,
            () => Task.FromResult("the notification is recorded"));
        await AnswerWithContactAsync(mail, claim, other);

        await mail.Ledger.DoAsync(claim, new OptOut(window, [], mail.Ledger.Terms()));

        var mails = await mail.UntilAsync(mail.Customer, 2);
        mails[1].MessageId.ShouldNotBeNull().ShouldContain(".customer@");
        mails[1].To.Mailboxes.Single().Name.ShouldBe("Anna Müller");
        mail.To(other).ShouldBeEmpty();
    }

    private static async Task AnswerWithContactAsync(PartnerMail mail, ClaimId claim, string address)
    {
        var (terms, request) = (mail.Ledger.Terms(), new RequestId(claim.Value));
        var regime = new Regime(terms, BusinessCalendars.Shipped.For(terms.DefaultLocale.Value.Country));
        await mail.Ledger.DoAsync(claim, new RequestInfo(
            request, [LineId.For(claim, "teams")], [RequestedItem.CustomerContact], [], null, regime));
        var tokens = (await mail.Ledger.Services.GetRequiredService<Sealing>().SealAsync(claim.Value,
        [
            new PlainText("info-provided.v1", "customer-contact.name", "Bella"),
            new PlainText("info-provided.v1", "customer-contact.email", address),
        ])).ShouldBeOfType<SealingResult.Sealed>().Tokens;
        var contact = new SealedContact(
            Sealed.Parse(tokens[0]), Sealed.Parse(tokens[1]), Examples.Text("customer-contact.title"));
        await mail.Ledger.DoAsync(
            claim, new ProvideInfo(request, new Answer(null, contact, null, null, [], [], null), regime));
    }

    /// <summary>Holds the receipt against what is stored.</summary>
    private static async Task ShouldNameAsync(MimeMessage receipt, PartnerMail mail, ClaimId claim, string name)
    {
        var stored = (await FactsAsync(mail, claim)).Single(fact => fact.EventTypeName == name);
        var fact = (ClaimEvent)stored.Data;
        var text = receipt.Plain();
        text.ShouldContain($"{claim}");
        text.ShouldContain($"{stored.Id}");
        text.ShouldContain($"{name}, ");
        text.ShouldContain($" {stored.Version} ");
        text.ShouldContain(StoredFormat.InstantPattern.Format(fact.HappenedAt));
        foreach (var line in fact.LineIds)
            text.ShouldContain($"{line}");
    }

    private static async Task<IReadOnlyList<IEvent>> FactsAsync(PartnerMail mail, ClaimId claim)
    {
        await using var session = mail.Ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        return await session.Events.FetchStreamAsync(claim.Value);
    }

    private static Task<MimeMessage> ReceiptAsync(PartnerMail mail) => TestLedger.UntilAsync(
        () => Task.FromResult(mail.SubmissionReceipts(mail.Partner).SingleOrDefault()),
        () => Task.FromResult("the partner got a receipt"));
}
