using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.Terms;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>The life of a claim in steps, past HTTP: each asks the write side, and must be accepted.</summary>
public static class ClaimSteps
{
    private static readonly Actor Somebody = new("actor:test");

    extension(TestLedger ledger)
    {
        public async Task<Claim> DoAsync(ClaimId id, ICommand<Claim, ClaimEvent> command)
        {
            var answer = await ledger.Claims.DecideAsync(id, command, Somebody, TestContext.Current.CancellationToken);
            answer.Decision.ShouldBeOfType<Decision<ClaimEvent>.Accepted>(answer.Decision.ToString());
            return answer.Claim!;
        }

        public async Task<Claim> CreateAsync(ClaimId id, OrganisationId organisation, params string[] workloads) =>
            await ledger.DoAsync(id, new CreateDraft(
                id, organisation, await ledger.SealAsync(id, "anna@woodgrove.example", workloads)));

        /// <summary>The example's details with contacts that can be unsealed.</summary>
        public Task<ClaimDetails> SealAsync(ClaimId id, string address, params string[] workloads) =>
            ledger.SealAsync(id, address, "boris@contoso.example", workloads);

        public async Task<ClaimDetails> SealAsync(
            ClaimId id, string address, string partnerAddress, string[] workloads)
        {
            var sealing = ledger.Services.GetRequiredService<Sealing>();
            var result = await sealing.SealAsync(id.Value,
            [
                new PlainText("draft-created.v1", "customer-contact.name", "Anna Müller"),
                new PlainText("draft-created.v1", "customer-contact.email", address),
                new PlainText("draft-created.v1", "name", "Modern work at Woodgrove"),
                new PlainText("draft-created.v1", "partner-contact.name", "Boris Ivanov"),
                new PlainText("draft-created.v1", "partner-contact.email", partnerAddress),
            ]);
            var tokens = result.ShouldBeOfType<SealingResult.Sealed>().Tokens;
            var details = Examples.Details(id, workloads);
            return details with
            {
                Name = Sealed.Parse(tokens[2]),
                CustomerContact = new SealedContact(
                    Sealed.Parse(tokens[0]), Sealed.Parse(tokens[1]), details.CustomerContact!.Title),
                PartnerContact = new SealedContact(Sealed.Parse(tokens[3]), Sealed.Parse(tokens[4])),
            };
        }

        public async Task<Claim> SubmitAsync(ClaimId id, OrganisationId organisation, params string[] workloads)
        {
            await ledger.CreateAsync(id, organisation, workloads);
            await ledger.DoAsync(id, new AttachProof(
                Examples.Proof($"{id}"), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));
            return await ledger.DoAsync(id, new SubmitClaim(ledger.Terms(), [], SlotHolders.None));
        }

        public ProgrammeTerms Terms() => ledger.Services.GetRequiredService<TermsLibrary>().InForce(ledger.Now);

        /// <summary>The terms in force, with the programme's own calendar.</summary>
        public Regime Regime() => new(
            ledger.Terms(), BusinessCalendars.Shipped.For(ledger.Terms().DefaultLocale.Value.Country));

        /// <summary>From nothing to an open window of the name of the claim.</summary>
        public async Task<Claim> NotifyAsync(ClaimId id, OrganisationId organisation, params string[] workloads)
        {
            await ledger.SubmitAsync(id, organisation, workloads);
            await ledger.UntilAsync(id, ClaimStatus.UnderReview);
            await ledger.DoAsync(id, new ValidateLines(Examples.Window($"{id}"), [], SlotHolders.None, ledger.Terms()));
            await TestLedger.UntilAsync(
                async () =>
                {
                    await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
                    return await session.LoadAsync<OptOutWindow>(Examples.Window($"{id}").Value);
                },
                () => Task.FromResult($"somebody watches the window of {id}"));
            return (await ledger.LoadAsync(id))!.State;
        }
    }
}
