using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Processes;

public class a_lost_notification(Database database)
{
    [Fact]
    public async Task is_made_up_for_while_other_lines_are_still_before_the_reviewer()
    {
        var post = new ClosedPost();
        await using var ledger = await TestLedger.StartAsync(database, configure: services =>
        {
            PassingCheck.Register(services);
            services.AddSingleton<IMailSender>(post);
        });
        var claim = Examples.Claim("lost notification");
        await ledger.SubmitAsync(claim, Examples.Contoso, "exchange-online", "teams");
        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        await ledger.DoAsync(claim, new ValidateLines(
            Examples.Window("lost"), [LineId.For(claim, "teams")], SlotHolders.None, ledger.Terms()));
        (await ledger.LoadAsync(claim))!.WaitsForLedger.ShouldBeTrue("one line is to be notified");

        await TestLedger.UntilAsync(
            async () => post.Asked && await LoseMessagesAsync(ledger) > 0 ? "lost" : null,
            () => Task.FromResult("there is a message to lose"));
        post.IsOpen = true;
        await ledger.AdvanceAsync(Duration.FromTimeSpan(OverdueClaimsService.Patience + OverdueClaimsService.Period));

        var notified = await TestLedger.UntilAsync(
            async () => await ledger.LoadAsync(claim) is { TimerEnds: not null } row ? row : null,
            () => Task.FromResult("the customer was notified of the one line"));
        notified.WaitsForLedger.ShouldBeFalse();
    }

    private static Task<int> LoseMessagesAsync(TestLedger ledger) => ledger.AsOwnerAsync(
        $"delete from {EventStore.MessageSchema}.wolverine_incoming_envelopes where message_type = 'notify-customer'");

    private sealed class ClosedPost : IMailSender
    {
        public bool Asked { get; private set; }

        public bool IsOpen { get; set; }

        public Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default)
        {
            Asked = true;
            return Task.FromResult<Delivery>(IsOpen
                ? new Delivery.Accepted("250 taken", Instant.MinValue)
                : new Delivery.Deferred(new ServerAnswer(450, "4.2.2", "<anna@woodgrove.example> is over quota")));
        }
    }
}
