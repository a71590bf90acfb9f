using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Claims;

public class a_claim_as_it_was(Database database)
{
    [Fact]
    public async Task is_shown_after_so_many_facts_and_at_an_instant()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        using var http = Desk.Http(ledger, CallerRole.Partner);
        var partner = new LedgerClient(http);
        var begun = ledger.Now;
        var draft = (await partner.CreateClaimAsync(Requests.Microsoft365())).Required();
        ledger.Time.Advance(TimeSpan.FromHours(1));
        (await partner.WithdrawAsync(draft.ClaimId, new WithdrawRequest())).Required();
        var minute = Duration.FromMinutes(1);

        (await partner.GetClaimAtAsync(draft.ClaimId, 1)).Required().Status.ShouldBe("draft");
        (await partner.GetClaimAtAsync(draft.ClaimId, 1)).Required().Actions.ShouldBeEmpty();
        (await partner.GetClaimAtAsync(draft.ClaimId, 2)).Required().Status.ShouldBe("withdrawn");
        (await partner.GetClaimAtAsync(draft.ClaimId, 3)).Problem!.Code.ShouldBe("version-unknown");
        (await partner.GetClaimAtAsync(draft.ClaimId, begun + minute)).Required().Status.ShouldBe("draft");
        (await partner.GetClaimAtAsync(draft.ClaimId, ledger.Now + minute)).Required().Status.ShouldBe("withdrawn");
        (await partner.GetClaimAtAsync(draft.ClaimId, begun - minute)).Problem!.Code.ShouldBe("version-unknown");
        string[] nonsenses =
        [
            "version=0", "version=x", "at=yesterday", "at=2026-03-02", "version=1&at=2026-03-02T09:00:00Z",
            "at=9999-12-31T23:59:59-18:00", "at=-9998-01-01T00:00:00%2B18:00",
        ];
        foreach (var nonsense in nonsenses)
        {
            using var response = await http.GetAsync(
                new Uri($"v1/claims/{draft.ClaimId}?{nonsense}", UriKind.Relative));
            ((int)response.StatusCode).ShouldBe(400, nonsense);
        }
    }
}
