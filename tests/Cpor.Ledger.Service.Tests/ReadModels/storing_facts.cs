using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.ReadModels;

public class storing_facts(Database database)
{
    [Fact]
    public async Task every_kind_of_fact_lies_in_the_database_in_the_stored_format()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: EveryFact.Register);
        await EveryFact.TellAsync(ledger);

        var stored = await DataAsync(ledger);

        await using var session = ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        foreach (var fact in await session.Events.QueryAllRawEvents().ToListAsync())
        {
            var written = JsonSerializer.SerializeToNode(fact.Data, fact.EventType, StoredFormat.Options);
            JsonNode.DeepEquals(JsonNode.Parse(stored[fact.Sequence]), written).ShouldBeTrue(stored[fact.Sequence]);
        }
    }

    private static async Task<Dictionary<long, string>> DataAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select seq_id, data::text from ledger_events.mt_events", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var data = new Dictionary<long, string>();
        while (await reader.ReadAsync())
            data.Add(reader.GetInt64(0), reader.GetString(1));
        return data;
    }
}
