using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>The life of a claim in steps, past the doors: each asks the write side, and must be accepted.</summary>
public static class ClaimSteps
{
    private static readonly CustomerLocale London = new("GB", "Europe/London", "en", LocaleSource.TenantDirectory);
    private static readonly Actor Somebody = new("actor:test");

    extension(TestLedger ledger)
    {
        public async Task<Claim> DoAsync(ClaimId id, ICommand<Claim, ClaimEvent> command)
        {
            var answer = await ledger.Claims.AskAsync(id, command, Somebody, TestContext.Current.CancellationToken);
            answer.Decision.ShouldBeOfType<Decision<ClaimEvent>.Accepted>(answer.Decision.ToString());
            return answer.Claim!;
        }

        public Task<Claim> CreateAsync(ClaimId id, OrganisationId organisation, params string[] workloads) =>
            ledger.DoAsync(id, new CreateDraft(id, organisation, Examples.Details(id, workloads)));

        public async Task<Claim> SubmitAsync(ClaimId id, OrganisationId organisation, params string[] workloads)
        {
            await ledger.CreateAsync(id, organisation, workloads);
            await ledger.DoAsync(id, new AttachProof(
                Examples.Proof($"{id}"), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));
            return await ledger.DoAsync(id, new SubmitClaim(ledger.Terms(), [], SlotHolders.None));
        }

        public ProgrammeTerms Terms() => ledger.Services.GetRequiredService<TermsLibrary>().InForce(ledger.Now);

        /// <summary>From nothing to an open window of the name of the claim.</summary>
        public async Task<Claim> NotifyAsync(ClaimId id, OrganisationId organisation, params string[] workloads)
        {
            await ledger.SubmitAsync(id, organisation, workloads);
            await ledger.UntilAsync(id, ClaimStatus.UnderReview);
            await ledger.DoAsync(id, new ValidateLines(Examples.Window($"{id}"), [], SlotHolders.None, ledger.Terms()));
            return await ledger.DoAsync(id, new RecordNotification(
                Examples.Window($"{id}"),
                "<mail@test.example>",
                ledger.Now,
                London,
                BusinessCalendars.Shipped.For("GB"),
                ledger.Terms()));
        }
    }
}
