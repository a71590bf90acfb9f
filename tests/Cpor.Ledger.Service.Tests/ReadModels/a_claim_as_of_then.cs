using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class a_claim_as_of_then(Database database)
{
    [Fact]
    public async Task is_what_its_facts_added_up_to()
    {
        await using var ledger = await TestLedger.StartAsync(database);
        var claim = Examples.Claim("as-of");
        var created = ledger.Now;
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        ledger.Time.Advance(TimeSpan.FromHours(1));
        var dropped = ledger.Now;
        await ledger.DoAsync(claim, new Withdraw(null));
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();

        async Task<string?> By(Instant at) =>
            (await ClaimAsOf.ByInstantAsync(session, claim.Value, at, TestContext.Current.CancellationToken))?.Status;
        async Task<string?> After(long version) =>
            (await ClaimAsOf.ByVersionAsync(
                session, claim.Value, version, TestContext.Current.CancellationToken))?.Status;

        (await By(created - Duration.Epsilon)).ShouldBeNull();
        (await By(created)).ShouldBe("draft");
        (await By(dropped - Duration.Epsilon)).ShouldBe("draft");
        (await By(dropped)).ShouldBe("withdrawn");
        (await After(0)).ShouldBeNull();
        (await After(1)).ShouldBe("draft");
        (await After(2)).ShouldBe("withdrawn");
        (await After(3)).ShouldBeNull();
    }
}
