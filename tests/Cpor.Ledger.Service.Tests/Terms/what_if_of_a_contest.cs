using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Terms;

/// <summary>Who held a slot is in the facts of another claim.</summary>
public class what_if_of_a_contest(Database database)
{
    [Fact]
    public async Task finds_it_contested_under_its_own_terms_and_the_hearing_longer_under_others()
    {
        await using var scene = await TwoPartners.StartAsync(database);
        var request = Requests.Microsoft365("teams");
        var incumbent = await scene.OfficialAsync(scene.Contoso, request);
        var challenger = await scene.SubmitAsync(scene.Fabrikam, request, ClaimStatus.Contested);

        var own = await CompareAsync(scene, "cpor-2020-08", incumbent, challenger);
        var other = await CompareAsync(scene, "cpor-2023-10", incumbent, challenger);

        own.Items.Count.ShouldBe(2);
        own.Items.ShouldAllBe(claim => claim.Differences.Count == 0);
        Rules(other.Items[0]).ShouldContain("hearing");
        Rules(other.Items[1]).ShouldNotContain("slot-free");
    }

    private static async Task<WhatIfList> CompareAsync(TwoPartners scene, string terms, params string[] claims) =>
        (await scene.Reviewer.WhatIfAsync(new WhatIfQuery { TermsId = terms, ClaimIds = claims })).Required();

    private static IEnumerable<string> Rules(WhatIfClaim claim) =>
        claim.Differences.Select(difference => difference.Rule);
}
