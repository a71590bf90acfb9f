using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using NodaTime;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>Everybody who has a token: the partners' users, the reviewer and the one who watches.</summary>
internal sealed class Cast(Uri ledger, DevelopmentIssuer issuer) : IDisposable
{
    // Weeks pass in a minute here.
    private static readonly Duration Lifetime = Duration.FromDays(400);

    private readonly ConcurrentDictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    /// <summary>The reviewer.</summary>
    public LedgerClient Reviewer => new(Client("rosa", CallerRole.Reviewer, null));

    /// <summary>An operator, who sees everything and decides nothing.</summary>
    public LedgerClient Operator => new(Client("otto", CallerRole.Operator, null));

    /// <summary>An auditor, who reads everything and changes nothing.</summary>
    public LedgerClient Auditor => new(Client("ada", CallerRole.Auditor, null));

    /// <summary>A partner's user.</summary>
    public LedgerClient Of(SamplePartner partner) => new(Client(partner.User, CallerRole.Partner, partner));

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
    }

    private HttpClient Client(string user, CallerRole role, SamplePartner? partner) =>
        _clients.GetOrAdd($"{user} of {partner?.Organisation}", _ =>
        {
            var token = issuer.Issue(
                user,
                role,
                partner is null ? null : OrganisationId.Parse(partner.Organisation),
                partner is null ? [] : partner.MpnIds.Select(MpnId.Parse).ToValueList(),
                Lifetime);
            return new HttpClient(new Patience())
            {
                BaseAddress = ledger,
                DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
            };
        });
}
