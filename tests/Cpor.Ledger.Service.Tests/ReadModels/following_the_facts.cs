using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class following_the_facts(Database database)
{
    [Fact]
    public async Task every_kind_of_fact_is_in_every_read_model_as_the_facts_say()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);

        await EveryFact.TellAsync(ledger);
        await ledger.CatchUpAsync();

        var told = await ActionsAsync(ledger);
        told.ShouldBe(ClaimEventNames.All.Values.Select(name => name.Split('.')[0]), ignoreOrder: true);
        foreach (var projection in Rows.Tables.Keys)
            (await ledger.StoredAsync(projection)).ShouldBe(await ledger.ExpectedAsync(projection), projection);
    }

    private static async Task<IEnumerable<string>> ActionsAsync(TestLedger ledger)
    {
        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var histories = await session.Query<ClaimHistory>().ToListAsync();
        return histories.SelectMany(history => history.Entries.Select(entry => entry.Action)).Distinct();
    }
}
