using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Http;

/// <summary>
/// A ledger that is spoken to over real HTTP with real tokens, and whose automatic checks find nothing. It is
/// shared by many tests, so nobody moves its clock; every test makes claims of its own.
/// </summary>
public sealed class Desk(Database database) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(CallerRole, OrganisationId?, string), HttpClient> _clients = [];
    private TestLedger? _ledger;

    public TestLedger Ledger => _ledger ?? throw new InvalidOperationException("The fixture has not begun.");

    /// <summary>A user of Contoso's location 1234567.</summary>
    public LedgerClient Partner => new(PartnerHttp);

    public LedgerClient Reviewer => new(Http(CallerRole.Reviewer));

    public HttpClient PartnerHttp => Http(CallerRole.Partner);

    public async ValueTask InitializeAsync() =>
        _ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
            client.Dispose();
        await Ledger.DisposeAsync();
    }

    /// <summary>
    /// Somebody with a token of that role; partners are of Contoso's first location unless told otherwise.
    /// </summary>
    public HttpClient Http(CallerRole role, OrganisationId? organisation = null, string mpn = Requests.Location) =>
        _clients.GetOrAdd((role, organisation, mpn), _ => Http(Ledger, role, organisation, mpn));

    /// <summary>The same at another ledger; whoever asks disposes of it.</summary>
    public static HttpClient Http(
        TestLedger ledger, CallerRole role, OrganisationId? organisation = null, string mpn = Requests.Location)
    {
        var isPartner = role == CallerRole.Partner;
        var token = ledger.Services.GetRequiredService<DevelopmentIssuer>().Issue(
            $"{role}-{organisation}-{mpn}",
            role,
            isPartner ? organisation ?? Examples.Contoso : null,
            isPartner ? [MpnId.Parse(mpn)] : [],
            Duration.FromDays(365));
        var client = ledger.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A draft that lacks nothing but the proof.</summary>
    public async Task<ClaimView> DraftAsync(params string[] workloads) =>
        (await Partner.CreateClaimAsync(Requests.Microsoft365(workloads))).Required();

    /// <summary>A submitted claim for a customer of its own, before the reviewer.</summary>
    public async Task<ClaimView> UnderReviewAsync(params string[] workloads)
    {
        var draft = await DraftAsync(workloads);
        await AttachAsync(draft.ClaimId);
        (await Partner.SubmitClaimAsync(draft.ClaimId)).Required();
        await Ledger.UntilAsync(ClaimId.Parse(draft.ClaimId), ClaimStatus.UnderReview);
        return (await Partner.GetClaimAsync(draft.ClaimId)).Required();
    }

    public async Task<ProofView> AttachAsync(string claimId, string text = "Signed.")
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await Partner.AttachProofAsync(claimId, new UploadFile("proof.txt", content))).Required();
    }
}

/// <summary>The tests that share one <see cref="Desk"/>.</summary>
[CollectionDefinition(nameof(Desk))]
public sealed class DeskTests : ICollectionFixture<Desk>;
