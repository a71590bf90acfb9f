using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.OptingOut;

/// <summary>Claims that a customer is asked about, with a partner's contact that can be unsealed.</summary>
public static class OptOutScene
{
    public const string ContactName = "Zoë <b>O'Neil</b> & Søn";
    public const string ContactEmail = "zoe@contoso.example";

    private static readonly CustomerLocale London = new("GB", "Europe/London", "en", LocaleSource.TenantDirectory);

    extension(TestLedger ledger)
    {
        public async Task<Uri> LinkAsync(ClaimId id, WindowId? window = null) =>
            await ledger.Services.GetRequiredService<OptOutLinks>().ForAsync(id, window ?? Examples.Window($"{id}"));

        /// <summary>Validated: the mail is on its way.</summary>
        public async Task<ClaimId> ValidateAsync(string name, params string[] workloads)
        {
            var id = Examples.Claim(name);
            var details = Examples.Details(id, workloads) with
            {
                PartnerContact = new(
                    await ledger.SealAsync(id, "partner-contact.name", ContactName),
                    await ledger.SealAsync(id, "partner-contact.email", ContactEmail)),
            };
            await ledger.DoAsync(id, new CreateDraft(id, Examples.Contoso, details));
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
            await ledger.DoAsync(id, new RecordNotification(
                Examples.Window($"{id}"),
                "<mail@test.example>",
                ledger.Now,
                London,
                BusinessCalendars.Shipped.For("GB"),
                ledger.Terms()));
            return id;
        }

        private async Task<Sealed> SealAsync(ClaimId id, string field, string text)
        {
            var sealing = ledger.Services.GetRequiredService<Sealing>();
            var result = await sealing.SealAsync(id.Value, "draft-created.v1", field, text);
            return Sealed.Parse(result.ShouldBeOfType<SealingResult.Sealed>().Token);
        }
    }
}
