using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.OptingOut;

/// <summary>Claims that a customer in London is asked about, with a partner's contact that can be unsealed.</summary>
public static class OptOutScene
{
    public const string ContactName = "Zoë <b>O'Neil</b> & Søn";
    public const string ContactEmail = "zoe@contoso.example";

    /// <summary>Makes a ledger one for these claims; mails go to <paramref name="post"/>.</summary>
    public static Action<IServiceCollection> With(Post? post = null) => services =>
    {
        PassingCheck.Register(services);
        services.AddSingleton<ICustomerLocales>(new Londoners());
        services.AddSingleton<IMailSender>(post ?? new Post());
    };

    extension(TestLedger ledger)
    {
        public async Task<Uri> LinkAsync(ClaimId id, WindowId? window = null) =>
            await ledger.Services.GetRequiredService<OptOutLinks>().ForAsync(id, window ?? Examples.Window($"{id}"));

        /// <summary>Validated: the mail is on its way.</summary>
        public async Task<ClaimId> ValidateAsync(string name, params string[] workloads)
        {
            var id = Examples.Claim(name);
            var details = await ledger.SealAsync(id, "anna@woodgrove.example", workloads);
            await ledger.DoAsync(id, new CreateDraft(id, Examples.Contoso, details with
            {
                PartnerContact = new(
                    await ledger.SealAsync(id, "partner-contact.name", ContactName),
                    await ledger.SealAsync(id, "partner-contact.email", ContactEmail)),
            }));
            await ledger.DoAsync(id, new AttachProof(
                Examples.Proof(name), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));
            await ledger.DoAsync(id, new SubmitClaim(ledger.Terms(), [], SlotHolders.None));
            await ledger.UntilAsync(id, ClaimStatus.UnderReview);
            await ledger.DoAsync(
                id, new ValidateLines(Examples.Window($"{id}"), [], SlotHolders.None, ledger.Terms()));
            return id;
        }

        /// <summary>The window is open: five business days from Monday, so until the end of the next Monday.</summary>
        public async Task<ClaimId> AskCustomerAsync(string name, params string[] workloads)
        {
            var id = await ledger.ValidateAsync(name, workloads);
            await ledger.UntilAsync(id, ClaimStatus.CustomerNotified);
            return id;
        }

        private async Task<Sealed> SealAsync(ClaimId id, string field, string text)
        {
            var sealing = ledger.Services.GetRequiredService<Sealing>();
            var result = await sealing.SealAsync(id.Value, "draft-created.v1", field, text);
            return Sealed.Parse(result.ShouldBeOfType<SealingResult.Sealed>().Token);
        }
    }

    private sealed class Londoners : ICustomerLocales
    {
        public Task<CustomerLocale> OfAsync(Claim.Filed claim, ProgrammeTerms terms, CancellationToken cancel) =>
            Task.FromResult(new CustomerLocale("GB", "Europe/London", "en", LocaleSource.TenantDirectory));
    }
}

/// <summary>A mail server that takes every mail, loses the answer to each, or refuses each.</summary>
public sealed class Post(Delivery? always = null) : IMailSender
{
    public static Post ThatNeverAnswers { get; } = new(new Delivery.Unknown("The connection broke."));

    public static Post ThatRefuses { get; } = new(
        new Delivery.Refused(new ServerAnswer(550, "5.1.1", "No such user.")));

    public Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default) =>
        Task.FromResult(always ?? new Delivery.Accepted("Taken.", Instant.MinValue));
}
