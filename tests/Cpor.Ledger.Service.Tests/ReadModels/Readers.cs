using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>Those who ask over HTTP, with tokens of their own.</summary>
public sealed class Readers(TestLedger ledger) : IDisposable
{
    private readonly List<HttpClient> _clients = [];

    public LedgerClient Contoso => Partner(Examples.Contoso);

    public LedgerClient Fabrikam => Partner(Examples.Fabrikam);

    public LedgerClient As(CallerRole role) => new(Http(role));

    public LedgerClient Partner(OrganisationId organisation) => new(Http(CallerRole.Partner, organisation));

    public HttpClient Http(CallerRole role, OrganisationId? organisation = null)
    {
        var client = Desk.Http(ledger, role, organisation);
        _clients.Add(client);
        return client;
    }

    public void Dispose() => _clients.ForEach(client => client.Dispose());
}
