using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Mail;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Processes;

[Collection(nameof(MailByLanguage))]
public class letters_about_comments(MailByLanguage shared)
{
    [Theory]
    [InlineData("en", "The reviewer commented on your claim", "The reviewer wrote:")]
    [InlineData("ru", "Проверяющий оставил комментарий", "Проверяющий пишет:")]
    public async Task tell_the_partner_what_the_reviewer_said_and_not_what_it_said_itself(
        string language, string subject, string lead)
    {
        await using var mail = await shared.InAsync(language);
        var claim = await mail.SubmitAsync("commented");

        await CommentAsync(mail, claim, ClaimSide.Partner, "We have it signed.");
        await CommentAsync(mail, claim, ClaimSide.Reviewer, "Page 2 is\nhard to read.");

        var letter = (await mail.UntilAsync(mail.Partner)).ShouldHaveSingleItem();
        letter.Subject.ShouldNotBeNull().ShouldContain(subject);
        letter.Plain().ShouldContain($"{lead}\n\n> Page 2 is\n> hard to read.\n");
        await TestLedger.UntilAsync(
            async () => await WaitingAsync(mail) == 0 ? mail : null,
            () => Task.FromResult("no letter waits any more"));
        mail.To(mail.Partner).Count.ShouldBe(1);
    }

    private static async Task CommentAsync(PartnerMail mail, ClaimId claim, ClaimSide side, string text) =>
        await mail.Ledger.DoAsync(claim, new Comment(
            new CommentId(Examples.Proof(text).Value), side, await mail.SealAsync(claim, "commented.v1", text)));

    private static Task<long> WaitingAsync(PartnerMail mail) => mail.Ledger.ScalarAsync<long>($"""
        select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
        where message_type = 'send-partner-mail' and status <> 'Handled'
        """);
}
