using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>Claims that between them have every kind of fact there is.</summary>
public static partial class EveryFact
{
    /// <summary>Contoso's: official for Exchange Online, and ended again.</summary>
    public static readonly ClaimId Incumbent = Examples.Claim("every-fact-incumbent");

    /// <summary>Fabrikam's: wants what the incumbent has and more, and is refused in all the ways there are.</summary>
    public static readonly ClaimId Challenger = Examples.Claim("every-fact-challenger");

    /// <summary>Contoso's: a draft that was taken back.</summary>
    public static readonly ClaimId Dropped = Examples.Claim("every-fact-dropped");

    /// <summary>
    /// The checks find nothing, but one of them wants a person to look; mail comes back from whoever is called bounce.
    /// </summary>
    public static void Register(IServiceCollection services)
    {
        services.RemoveAll<IAutomaticCheck>();
        foreach (var name in AutomaticChecks.All.Where(name => name != AutomaticChecks.ProofReuse))
            services.AddSingleton<IAutomaticCheck>(new PassingCheck(name));
        services.AddSingleton<IAutomaticCheck, NoticingCheck>();
        services.AddSingleton<IMailSender, PostOffice>();
    }

    /// <summary>Tells the whole story through the write side.</summary>
    public static async Task TellAsync(TestLedger ledger)
    {
        await MakeOfficialAsync(ledger, Incumbent, "exchange-online");
        await ledger.CreateAsync(Dropped, Examples.Contoso, "teams");
        await ledger.DoAsync(Dropped, new Withdraw(Examples.Text("comment")));
        await ChallengeAsync(ledger);
        await ledger.DoAsync(Incumbent, new EndAssociation([], Examples.Text("comment"), ledger.Terms()));
        await GoOnAsync(ledger);
    }

    /// <summary>From nothing to official.</summary>
    public static async Task MakeOfficialAsync(TestLedger ledger, ClaimId claim, params string[] workloads)
    {
        var notified = await ledger.NotifyAsync(claim, Examples.Contoso, workloads);
        await ledger.AdvanceAsync(notified.NextDeadline()!.Value - ledger.Now);
        await ledger.UntilAsync(claim, ClaimStatus.Official);
    }

    /// <summary>The reviewer asks something about every line.</summary>
    public static RequestInfo Question(TestLedger ledger) => new(
        new RequestId(Examples.Proof("a question").Value), [], [RequestedItem.Comment], [], null, Regime(ledger));

    private static async Task ChallengeAsync(TestLedger ledger)
    {
        var details = await ledger.SealAsync(
            Challenger, "bounce@woodgrove.example", "exchange-online", "teams", "sharepoint-online");
        await ledger.CreateAsync(Challenger, Examples.Fabrikam, "teams");
        await ledger.DoAsync(Challenger, new GiveDetails(details));
        await ledger.DoAsync(Challenger, new AttachProof(
            Examples.Proof("challenger"), new string('b', 64), 2_000, "application/pdf", Examples.Text("file-name")));
        await ledger.DoAsync(Challenger, new SubmitClaim(ledger.Terms(), [], SlotHolders.None));
        await ledger.UntilAsync(Challenger, ClaimStatus.Contested);
        await ledger.DoAsync(Challenger, new Comment(
            new CommentId(Examples.Proof("comment").Value), ClaimSide.Reviewer, Examples.Text("comment")));
        var exchange = LineId.For(Challenger, "exchange-online");
        await ledger.DoAsync(Challenger, new RejectLines(
            [exchange], RejectionReason.InsufficientProof, [ProofDefect.MissingProducts], Examples.Text("comment"),
            ledger.Regime()));
        await AnswerAsync(ledger, "question", [RequestedItem.Lines, RequestedItem.Comment]);
        await NotifyTwiceAsync(ledger);
        await ledger.DoAsync(Challenger, new OptOut(Examples.Window("second"), [], ledger.Terms()));
    }

    private static async Task AnswerAsync(TestLedger ledger, string name, ValueList<RequestedItem> items)
    {
        var request = new RequestId(Examples.Proof(name).Value);
        await ledger.DoAsync(Challenger, new RequestInfo(
            request, [], items, [ProofDefect.MissingOrOldDates], Examples.Text("comment"), Regime(ledger)));
        await ledger.DoAsync(Challenger, new ProvideInfo(
            request,
            new Answer(null, null, null, null, [LineId.For(Challenger, "teams")], [], Examples.Text("comment")),
            Regime(ledger)));
    }

    private static async Task NotifyTwiceAsync(TestLedger ledger)
    {
        var first = Examples.Window("first");
        await ledger.DoAsync(Challenger, new ValidateLines(first, [], SlotHolders.None, ledger.Terms()));
        await ledger.UntilAsync(Challenger, ClaimStatus.ActionRequired);
        var sealing = ledger.Services.GetRequiredService<Sealing>();
        var sealedContact = (SealingResult.Sealed)await sealing.SealAsync(Challenger.Value,
        [
            new PlainText("info-provided.v1", "customer-contact.name", "Bella"),
            new PlainText("info-provided.v1", "customer-contact.email", "bella@woodgrove.example"),
        ]);
        var contact = new SealedContact(
            Sealed.Parse(sealedContact.Tokens[0]), Sealed.Parse(sealedContact.Tokens[1]), Examples.Text("title"));
        await ledger.DoAsync(Challenger, new ProvideInfo(
            RequestId.ForUnreachable(first), new Answer(null, contact, null, null, [], [], null), Regime(ledger)));
        await ledger.DoAsync(
            Challenger, new ValidateLines(Examples.Window("second"), [], SlotHolders.None, ledger.Terms()));
        await ledger.UntilAsync(Challenger, ClaimStatus.CustomerNotified);
    }

    private static Regime Regime(TestLedger ledger) => new(
        ledger.Services.GetRequiredService<TermsLibrary>().InForce(ledger.Now), BusinessCalendars.Shipped.For("US"));

    private sealed class NoticingCheck : IAutomaticCheck
    {
        public string Name => AutomaticChecks.ProofReuse;

        public Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel) =>
            Task.FromResult(claim.Lines
                .Select(line => new CheckResult(
                    line.Id, CheckOutcome.Noticed, "proof-used-elsewhere", [new RuleInput("claim", $"{Incumbent}")]))
                .ToValueList());
    }

    private sealed class PostOffice(IClock clock) : IMailSender
    {
        public Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default) =>
            Task.FromResult<Delivery>(
            message.To.Mailboxes.Any(box => box.Address.StartsWith("bounce", StringComparison.Ordinal))
                ? new Delivery.Refused(new ServerAnswer(550, "5.1.1", "Nobody of that name."))
                : new Delivery.Accepted("250 taken", clock.GetCurrentInstant()));
    }
}
