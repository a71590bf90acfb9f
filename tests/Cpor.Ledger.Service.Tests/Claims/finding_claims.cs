using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.Claims;

[Collection(nameof(Desk))]
public class finding_claims(Desk desk, Database database)
{
    [Fact]
    public async Task page_by_page_finds_each_once_in_every_order()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        using var http = Desk.Http(ledger, CallerRole.Partner);
        var partner = new Contracts.LedgerClient(http);
        var created = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            // Two of each moment, so that the id has to decide.
            if (number % 2 == 0)
                ledger.Time.Advance(TimeSpan.FromSeconds(1));
            created.Add((await partner.CreateClaimAsync(Requests.Microsoft365())).Required().ClaimId);
        }

        foreach (var sort in new[] { null, "-changed-at", "changed-at", "created-at", "-created-at", "next-deadline" })
        {
            var found = new List<ClaimListItem>();
            string? after = null;
            do
            {
                var page = (await partner.ListClaimsAsync(new ClaimListQuery { Sort = sort, Limit = 3, After = after }))
                    .Required();
                found.AddRange(page.Items);
                after = page.Next;
            }
            while (after is not null);

            found.Select(item => item.ClaimId).ShouldBe(created, ignoreOrder: true);
            var times = found.Select(item => item.ChangedAt).ToList();
            if (sort is "changed-at" or "created-at")
                times.ShouldBe(times.Order());
            else if (sort is not "next-deadline")
                times.ShouldBe(times.OrderDescending());
        }
    }

    [Fact]
    public async Task claims_that_run_into_a_deadline_come_before_those_that_do_not()
    {
        var tenant = $"{Guid.NewGuid()}";
        var draft = (
            await desk.Partner.CreateClaimAsync(Requests.Microsoft365() with { TenantId = tenant })).Required();
        var filed = (await desk.Partner.CreateClaimAsync(Requests.Microsoft365("teams") with { TenantId = tenant }))
            .Required();
        await desk.AttachAsync(filed.ClaimId);
        await desk.Partner.SubmitClaimAsync(filed.ClaimId);
        await desk.Ledger.UntilAsync(new(Guid.Parse(filed.ClaimId)), Domain.Claims.ClaimStatus.UnderReview);
        var query = new ClaimListQuery { TenantId = tenant, Sort = "next-deadline", Limit = 1 };

        var first = (await desk.Partner.ListClaimsAsync(query)).Required();
        var second = (await desk.Partner.ListClaimsAsync(query with { After = first.Next })).Required();

        first.Items.ShouldHaveSingleItem().ClaimId.ShouldBe(filed.ClaimId);
        second.Items.ShouldHaveSingleItem().ClaimId.ShouldBe(draft.ClaimId);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task each_filter_narrows()
    {
        var request = Requests.Microsoft365();
        var draft = (await desk.Partner.CreateClaimAsync(request)).Required();
        var gone = (await desk.Partner.CreateClaimAsync(request)).Required();
        await desk.Partner.WithdrawAsync(gone.ClaimId, new WithdrawRequest());
        var all = new ClaimListQuery { TenantId = request.TenantId };

        (await FindAsync(all)).ShouldBe([draft.ClaimId, gone.ClaimId], ignoreOrder: true);
        (await FindAsync(all with { Status = ["draft"] })).ShouldBe([draft.ClaimId]);
        (await FindAsync(all with { Status = ["withdrawn", "official"] })).ShouldBe([gone.ClaimId]);
        (await FindAsync(all with { MpnId = "7654321" })).ShouldBeEmpty();
        (await FindAsync(all with { Name = "another name" })).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_claim_is_found_by_its_name_until_that_is_changed_or_erased()
    {
        var request = Requests.Microsoft365() with { Name = $"Café {Guid.NewGuid():n}" };
        var claim = (await desk.Partner.CreateClaimAsync(request)).Required();
        var decomposed = request.Name.Replace("é", "e\u0301", StringComparison.Ordinal).ToUpperInvariant();

        (await FindAsync(new() { Name = $"  {decomposed} " })).ShouldBe([claim.ClaimId]);
        var renamed = Requests.Details(request) with { Name = $"Tee {Guid.NewGuid():n}" };
        (await desk.Partner.GiveDetailsAsync(claim.ClaimId, renamed)).Required();
        (await FindAsync(new() { Name = request.Name })).ShouldBeEmpty();
        (await FindAsync(new() { Name = renamed.Name })).ShouldBe([claim.ClaimId]);
        await desk.Ledger.Services.GetRequiredService<ClaimKeys>().DestroyAsync(Guid.Parse(claim.ClaimId));
        (await FindAsync(new() { Name = renamed.Name })).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("status=Draft", "status[0]")]
    [InlineData("tenantId=x", "tenantId")]
    [InlineData("mpnId=0", "mpnId")]
    [InlineData("sort=name", "sort")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=1e1", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("after=AAAA", "after")]
    [InlineData("after=%00", "after")]
    [InlineData("page=2", "page")]
    [InlineData("name=", "name")]
    public async Task a_question_that_makes_no_sense_is_told_where(string query, string field)
    {
        using var response = await desk.PartnerHttp.GetAsync(new Uri($"v1/claims?{query}", UriKind.Relative));

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"path\":\"{field}\"");
    }

    [Fact]
    public async Task a_cursor_is_of_one_list()
    {
        var request = Requests.Microsoft365();
        await desk.Partner.CreateClaimAsync(request);
        await desk.Partner.CreateClaimAsync(request);
        var query = new ClaimListQuery { TenantId = request.TenantId, Limit = 1 };
        var next = (await desk.Partner.ListClaimsAsync(query)).Required().Next;

        (await desk.Partner.ListClaimsAsync(query with { After = next, Sort = "changed-at" })).Status.ShouldBe(400);
        (await desk.Partner.ListClaimsAsync(query with { After = next, Limit = 9 })).Required().Items.Count.ShouldBe(1);
    }

    private async Task<IEnumerable<string>> FindAsync(ClaimListQuery query) =>
        (await desk.Partner.ListClaimsAsync(query)).Required().Items.Select(item => item.ClaimId);
}
