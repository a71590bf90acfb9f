using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Contests;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>
/// Contoso, Fabrikam, a reviewer and their clients over real HTTP, at a ledger whose clock the test moves.
/// </summary>
public sealed class TwoPartners : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private readonly bool _owns;

    private TwoPartners(TestLedger ledger, bool owns) => (Ledger, _owns) = (ledger, owns);

    public TestLedger Ledger { get; }

    public LedgerClient Contoso => Client(CallerRole.Partner, Examples.Contoso);

    public LedgerClient Fabrikam => Client(CallerRole.Partner, Examples.Fabrikam);

    public LedgerClient Reviewer => Client(CallerRole.Reviewer);

    /// <summary>At a ledger that others use before and after it.</summary>
    public static TwoPartners At(TestLedger ledger) => new(ledger, owns: false);

    /// <summary>At a ledger of its own.</summary>
    /// <param name="terms">The shipped terms in force, by their id; the CPOR article's when null.</param>
    public static async Task<TwoPartners> StartAsync(
        Database database, string? terms = null, Action<IServiceCollection>? configure = null) =>
        new(await TestLedger.StartAsync(
            database,
            terms is null ? null : [new("Ledger:Terms:0", terms)],
            services =>
            {
                PassingCheck.Register(services);
                configure?.Invoke(services);
            }),
            owns: true);

    public LedgerClient Client(CallerRole role, OrganisationId? organisation = null, string? user = null)
    {
        var http = Desk.Http(Ledger, role, organisation, user ?? Requests.Location);
        _clients.Add(http);
        return new LedgerClient(http);
    }

    /// <summary>A draft with a proof whose text is the one given.</summary>
    public static async Task<string> DraftAsync(
        LedgerClient partner, CreateClaimRequest request, string proof = "Signed.")
    {
        var claim = (await partner.CreateClaimAsync(request)).Required().ClaimId;
        await ProveAsync(partner, claim, proof);
        return claim;
    }

    public static async Task<ProofView> ProveAsync(LedgerClient partner, string claim, string proof)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(proof));
        return (await partner.AttachProofAsync(claim, new UploadFile("proof.txt", content))).Required();
    }

    /// <summary>Submitted, and at a status.</summary>
    public async Task<string> SubmitAsync(LedgerClient partner, CreateClaimRequest request, ClaimStatus status)
    {
        var claim = await DraftAsync(partner, request);
        (await partner.SubmitClaimAsync(claim)).Required();
        await UntilAsync(claim, status);
        return claim;
    }

    /// <summary>Validated and notified.</summary>
    public async Task<string> NotifyAsync(LedgerClient partner, CreateClaimRequest request)
    {
        var claim = await SubmitAsync(partner, request, ClaimStatus.UnderReview);
        (await Reviewer.ValidateAsync(claim, new ValidateRequest())).Required();
        await UntilAsync(claim, ClaimStatus.CustomerNotified);
        return claim;
    }

    /// <summary>Official, since the customer kept silent.</summary>
    public async Task<string> OfficialAsync(LedgerClient partner, CreateClaimRequest request)
    {
        var claim = await NotifyAsync(partner, request);
        await PassAsync(claim);
        await UntilAsync(claim, ClaimStatus.Official);
        return claim;
    }

    /// <summary>Lets the time pass until the claim's next timer.</summary>
    public async Task PassAsync(string claim)
    {
        var row = (await Ledger.LoadAsync(ClaimId.Parse(claim)))!;
        await Ledger.AdvanceAsync(Instant.FromDateTimeOffset((row.TimerEnds ?? row.NextDeadline)!.Value) - Ledger.Now);
    }

    public Task UntilAsync(string claim, ClaimStatus status) => Ledger.UntilAsync(ClaimId.Parse(claim), status);

    /// <summary>The only contest of a claim, as the reviewer sees it.</summary>
    public async Task<ContestView> ContestAsync(string claim) =>
        (await Reviewer.ListContestsAsync(claim)).Required().Contests.ShouldHaveSingleItem();

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_owns)
            await Ledger.DisposeAsync();
    }
}
