using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Mail;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Cpor.Ledger.Service.Tests.Processes;

[Collection(nameof(MailByLanguage))]
public class letters_to_partners(MailByLanguage shared)
{
    [Theory]
    [InlineData(
        "en", "More information is needed", "more or better proof of execution", "Dates are missing or older",
        "until the end of")]
    [InlineData("ru", "нужны дополнительные сведения", "лучшее подтверждение", "Даты отсутствуют", "до конца")]
    public async Task say_what_is_asked_for_and_until_when(
        string language, string subject, string item, string defect, string until)
    {
        await using var mail = await shared.InAsync(language);
        var claim = await mail.SubmitAsync("asked");

        await mail.Ledger.DoAsync(claim, new RequestInfo(
            new RequestId(claim.Value), [], [RequestedItem.Proof], [ProofDefect.MissingOrOldDates],
            await mail.SealAsync(claim, "info-requested.v1", "Page 2 has no date."), Regime(mail)));

        var letter = await OnlyAsync(mail);
        letter.Subject.ShouldNotBeNull().ShouldContain(subject);
        letter.Plain().ShouldContain(item);
        letter.Plain().ShouldContain(defect);
        letter.Plain().ShouldContain("> Page 2 has no date.");
        letter.Plain().ShouldContain(until);
        letter.Plain().ShouldContain("Contoso, Berlin, DE (MPN 1234567)");
        letter.Plain().ShouldContain("Modern work at Woodgrove");
        letter.MessageId.ShouldBe($"{claim}.{await VersionAsync(mail, claim)}.partner@ledger.example");
    }

    [Theory]
    [InlineData("en", "was rejected", "proof of execution is not sufficient", "The customer's acknowledgement")]
    [InlineData("ru", "отклонена", "подтверждения выполнения недостаточно", "Нет согласия (подписи) клиента.")]
    public async Task say_why_a_claim_was_rejected(string language, string subject, string reason, string defect)
    {
        await using var mail = await shared.InAsync(language);
        var claim = await mail.SubmitAsync("rejected");

        await mail.Ledger.DoAsync(claim, new RejectLines(
            [], RejectionReason.InsufficientProof, [ProofDefect.MissingCustomerAcknowledgement],
            await mail.SealAsync(claim, "rejected.v2", "Please sign it."), mail.Ledger.Regime()));

        var letter = await OnlyAsync(mail);
        letter.Subject.ShouldNotBeNull().ShouldContain(subject);
        letter.Plain().ShouldContain(reason);
        letter.Plain().ShouldContain(defect);
        letter.Plain().ShouldContain("> Please sign it.");
        letter.Plain().ShouldContain("- Exchange Online\n- Teams");
    }

    [Theory]
    [InlineData("en", "We could not reach the customer's contact", "Please correct the customer's contact until")]
    [InlineData("ru", "Не удалось связаться", "Пожалуйста, исправьте контактные данные клиента до")]
    public async Task ask_for_an_address_that_works_when_the_notification_came_back(
        string language, string subject, string next)
    {
        await using var mail = await shared.InAsync(language);
        var claim = await mail.SubmitAsync("bounced", customer: "bounce@woodgrove.example");

        await mail.ValidateAsync(claim);

        var letter = await OnlyAsync(mail);
        letter.Subject.ShouldNotBeNull().ShouldContain(subject);
        letter.Plain().ShouldContain("> 550 5.1.1");
        letter.Plain().ShouldContain(next);
    }

    [Theory]
    [InlineData("en", "opted out of your claim", "opted out of:", "Your claim goes on", "You opted out of the claim")]
    [InlineData("ru", "Клиент отказался", "отказалась от связи", "Заявка продолжает", "Вы отказались от связи")]
    public async Task say_what_the_customer_opted_out_of_and_give_the_customer_a_receipt(
        string language, string subject, string refused, string rest, string receipt)
    {
        await using var mail = await shared.InAsync(language);
        var claim = await mail.SubmitAsync("refused");
        await mail.ValidateAsync(claim);
        var notified = await mail.Ledger.UntilAsync(claim, ClaimStatus.CustomerNotified);
        var teams = ((Claim.Filed)notified.State).Lines.Single(line => $"{line.Unit.Workload}" == "teams").Id;

        await mail.Ledger.DoAsync(claim, new OptOut(Examples.Window($"{claim}"), [teams], mail.Ledger.Terms()));

        var letter = await OnlyAsync(mail);
        letter.Subject.ShouldNotBeNull().ShouldContain(subject);
        letter.Plain().ShouldMatch($"{refused}[^-]*- Teams\n\n{rest}[^-]*- Exchange Online\n");
        var mails = await mail.UntilAsync(mail.Customer, 2);
        mails.Select(one => one.MessageId).ShouldBe(
        [
            $"{Examples.Window($"{claim}")}@ledger.example",
            $"{claim}.{await VersionAsync(mail, claim)}.customer@ledger.example",
        ]);
        mails[1].Subject.ShouldBe(receipt + (language == "en" ? " of " : " с ") + "Contoso, Berlin, DE (MPN 1234567)");
        mails[1].Plain().ShouldContain("- Teams\n");
        mails[1].Plain().ShouldContain("01:00");
    }

    [Theory]
    [InlineData("en", "is official", "is now partner of record of woodgrove.example for:")]
    [InlineData("ru", "стала официальной", "является зарегистрированным партнёром")]
    public async Task say_that_a_claim_is_official(string language, string subject, string what)
    {
        await using var mail = await shared.MovingAsync(language);
        var claim = await mail.SubmitAsync("official");
        await mail.ValidateAsync(claim);
        var notified = await mail.Ledger.UntilAsync(claim, ClaimStatus.CustomerNotified);

        await mail.Ledger.AdvanceAsync(notified.State.NextDeadline()!.Value - mail.Ledger.Now);

        var letter = await OnlyAsync(mail);
        letter.Subject.ShouldNotBeNull().ShouldContain(subject);
        letter.Plain().ShouldContain(what);
        letter.Plain().ShouldContain("- Exchange Online\n- Teams");
    }

    [Fact]
    public async Task are_sent_again_with_the_same_message_id_when_nobody_knows_whether_they_arrived()
    {
        await using var mail = await shared.InAsync();

        await mail.SubmitAsync("lost answer", partner: "hang-up-once@contoso.example");

        var letters = await TestLedger.UntilAsync(
            () => Task.FromResult(
                mail.SubmissionReceipts("hang-up-once@contoso.example") is { Count: 2 } taken ? taken : null),
            () => Task.FromResult("the receipt came twice"));
        letters.Select(letter => letter.MessageId).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task are_the_same_again_when_a_process_dies_before_it_has_noted_that_they_went_out()
    {
        await using var mail = await shared.InAsync();
        var claim = await RejectAsync(mail, "killed", mail.Partner);
        await mail.UntilAsync(mail.Partner);

        await TestLedger.UntilAsync(
            async () => await HandledAsync(mail.Ledger, claim) > 1 ? mail : null,
            () => Task.FromResult("the messages of the submission and the rejection were handled"));
        (await TakeBackAsync(mail.Ledger, claim)).ShouldBeGreaterThan(1);

        var letters = await mail.UntilAsync(mail.Partner, 2);
        letters.Select(letter => letter.MessageId).Distinct().ShouldHaveSingleItem();
        letters.Select(letter => letter.Plain()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task hold_nothing_up_when_the_partners_address_is_refused()
    {
        await using var mail = await shared.MovingAsync();
        var claim = await mail.SubmitAsync("refused address", partner: "bounce@contoso.example");
        await mail.ValidateAsync(claim);
        var notified = await mail.Ledger.UntilAsync(claim, ClaimStatus.CustomerNotified);

        await mail.Ledger.AdvanceAsync(notified.State.NextDeadline()!.Value - mail.Ledger.Now);

        await mail.Ledger.UntilAsync(claim, ClaimStatus.Official);
        await TestLedger.UntilAsync(
            async () => await WaitingAsync(mail.Ledger) == 0 ? mail : null,
            () => Task.FromResult("no letter waits any more"));
        (await mail.Ledger.ScalarAsync<long>($"select count(*) from {EventStore.MessageSchema}.wolverine_dead_letters"))
            .ShouldBe(0);
    }

    [Fact]
    public async Task are_not_written_when_the_personal_data_was_erased()
    {
        await using var mail = await shared.InAsync();
        var claim = await mail.SubmitAsync("erased");
        await mail.Ledger.Services.GetRequiredService<ClaimKeys>().DestroyAsync(claim.Value);

        await mail.Ledger.DoAsync(
            claim, new RejectLines([], RejectionReason.PartnerRequest, [], null, mail.Ledger.Regime()));

        await TestLedger.UntilAsync(
            async () => await HandledAsync(mail.Ledger, claim) > 1 ? mail : null,
            () => Task.FromResult("the messages of the submission and the rejection were handled"));
        mail.To(mail.Partner).ShouldBeEmpty();
    }

    [Fact]
    public async Task are_recorded_as_readings_and_leave_no_name_in_a_message()
    {
        await using var mail = await shared.InAsync();
        var claim = await RejectAsync(mail, "read", mail.Partner);
        await mail.UntilAsync(mail.Partner);

        (await mail.Ledger.ScalarAsync<string>($"""
            select string_agg(distinct field, ' ' order by field) from ledger_keys.reading
            where claim_id = '{claim}' and who = 'ledger:partner-letters' and why = 'partner-mail'
            """)).ShouldBe("name partner-contact.email partner-contact.name");
        (await mail.Ledger.ScalarAsync<long>($"""
            select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
            where position('contoso.example'::bytea in body) > 0
            """)).ShouldBe(0);
    }

    [Fact]
    public async Task tell_both_partners_of_a_contest()
    {
        const string challenger = "ben@fabrikam.example";
        await using var mail = await shared.MovingAsync();
        var held = await mail.SubmitAsync("held");
        await mail.ValidateAsync(held);
        var notified = await mail.Ledger.UntilAsync(held, ClaimStatus.CustomerNotified);
        await mail.Ledger.AdvanceAsync(notified.State.NextDeadline()!.Value - mail.Ledger.Now);
        await mail.Ledger.UntilAsync(held, ClaimStatus.Official);
        await mail.UntilAsync(mail.Partner);

        await mail.SubmitAsync(
            "wanted", Examples.Fabrikam, mail.Customer, challenger, ClaimStatus.Contested);

        var told = await mail.UntilAsync(mail.Partner, 2);
        told[^1].Subject.ShouldBe("Another partner claims what you hold in your claim \"Modern work at Woodgrove\"");
        var only = (await mail.UntilAsync(challenger)).ShouldHaveSingleItem();
        only.Subject.ShouldBe("Another partner holds what your claim \"Modern work at Woodgrove\" is about");
        only.Plain().ShouldContain("you can add newer proof");
    }

    private static async Task<ClaimId> RejectAsync(PartnerMail mail, string name, string address)
    {
        var claim = await mail.SubmitAsync(name, partner: address);
        await mail.Ledger.DoAsync(
            claim, new RejectLines([], RejectionReason.PartnerRequest, [], null, mail.Ledger.Regime()));
        return claim;
    }

    /// <summary>The one letter that came, after everything that could send another was handled.</summary>
    private static async Task<MimeMessage> OnlyAsync(PartnerMail mail)
    {
        await mail.UntilAsync(mail.Partner);
        await TestLedger.UntilAsync(
            async () => await WaitingAsync(mail.Ledger) == 0 ? mail : null,
            () => Task.FromResult("no letter waits any more"));
        return mail.To(mail.Partner).ShouldHaveSingleItem();
    }

    private static Regime Regime(PartnerMail mail) => new(
        mail.Ledger.Terms(), BusinessCalendars.Shipped.For(mail.Ledger.Terms().DefaultLocale.Value.Country));

    private static async Task<int> VersionAsync(PartnerMail mail, ClaimId claim) =>
        (await mail.Ledger.LoadAsync(claim))!.State.Version;

    private static Task<long> WaitingAsync(TestLedger ledger) => ledger.ScalarAsync<long>($"""
        select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
        where message_type = 'send-partner-mail' and status <> 'Handled'
        """);

    private static Task<long> HandledAsync(TestLedger ledger, ClaimId claim) => ledger.ScalarAsync<long>($"""
        select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
        where message_type = 'send-partner-mail' and status = 'Handled' and position('{claim}'::bytea in body) > 0
        """);

    /// <summary>Leaves the message as it is when its process dies between sending the mail and noting it.</summary>
    private static Task<int> TakeBackAsync(TestLedger ledger, ClaimId claim) => ledger.AsOwnerAsync($"""
        update {EventStore.MessageSchema}.wolverine_incoming_envelopes set status = 'Incoming', owner_id = 0
        where message_type = 'send-partner-mail' and status = 'Handled' and position('{claim}'::bytea in body) > 0
        """);
}
