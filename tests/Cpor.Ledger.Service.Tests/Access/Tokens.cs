using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Access;

/// <summary>Tokens of a running ledger's own issuer.</summary>
public static class Tokens
{
    extension(TestLedger ledger)
    {
        /// <summary>
        /// A token in a role; a partner's is Contoso's for the location of the examples, unless told.
        /// </summary>
        public string Token(
            CallerRole role, OrganisationId? organisation = null, string mpn = "1234567", string? subject = null) =>
            ledger.Services.GetRequiredService<DevelopmentIssuer>().Issue(
                subject ?? CallerClaims.Names[role],
                role,
                role == CallerRole.Partner ? organisation ?? Examples.Contoso : null,
                role == CallerRole.Partner ? ValueList.Of([MpnId.Parse(mpn)]) : [],
                Duration.FromHours(1));
    }
}
